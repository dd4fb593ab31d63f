package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.SourceFile;
import java.util.Optional;
import java.util.function.Function;

/** Compiles one model file, looking up imports only through what it is given. */
public interface ModelCompiler {
  /**
   * Never throws on a bad file.
   *
   * @param path of the file below its source folder
   */
  Compiled compile(String path, SourceFile file, Function<String, Optional<SourceFile>> libraries);

  /** Changes whenever the same file could give another result. */
  String version();
}
