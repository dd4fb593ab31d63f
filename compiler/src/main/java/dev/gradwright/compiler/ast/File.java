package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.SourceFile;
import java.util.List;

/** One model file. */
public record File(SourceFile source, List<Import> imports, List<Declaration> declarations) {
  public File {
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
  }
}
