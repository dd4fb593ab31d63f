package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.ast.Import;
import dev.gradwright.compiler.resolved.Model;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Syntax tree to typed tree: binds names, solves dims, checks types. */
public final class Resolver {
  private final Libraries libraries;
  private final Function<SourceFile, Optional<File>> parse;

  /**
   * A resolver of files.
   *
   * @param libraries where imports are found, before the standard library
   * @param parse how an imported file is parsed; it reports what is wrong in it
   */
  public Resolver(Libraries libraries, Function<SourceFile, Optional<File>> parse) {
    this.libraries = libraries;
    this.parse = parse;
  }

  /**
   * The typed tree of one file, or nothing if its meaning has errors; they are reported.
   *
   * @param name the dotted name of the file below its source root, such as {@code shapes.polygon}
   */
  public Optional<Program> resolve(String name, File file, Diagnostics diagnostics) {
    Diagnostics own = new Diagnostics();
    Module main = new Modules(libraries, parse, own).main(name, file);
    Linker linker = new Linker(main, own);
    String packageName = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    new FileNames(own).check(packageName, file);
    List<Model> models = models(main, linker);
    linker.readBodies();
    if (!own.hasErrors()) {
      main.unused().forEach(i -> own.report(unused(i)));
    }
    own.all().forEach(diagnostics::report);
    return own.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new Program(
                packageName,
                models,
                linker.fnBodies(),
                linker.layerBodies(),
                linker.constants().values()));
  }

  private static Diagnostic unused(Import unused) {
    return Diagnostic.of(DiagnosticKind.UNUSED_IMPORT, unused.span(), unused.text());
  }

  private static List<Model> models(Module main, Linker linker) {
    List<Model> models = new ArrayList<>();
    for (Declaration declaration : main.file().declarations()) {
      Frame frame = new Frame(main, linker, declaration);
      if (declaration instanceof Declaration.Model model) {
        frame.attempt(() -> models.add(Models.of(frame, model)));
      } else if (declaration instanceof Const constant) {
        frame.attempt(() -> linker.constants().number(main, constant));
      } else {
        linker.reach(new Module.Found(main, declaration));
      }
    }
    return models;
  }
}
