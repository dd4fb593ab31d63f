package dev.gradwright.maven;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.maven.regenerate.Compiled;
import dev.gradwright.maven.regenerate.ModelCompiler;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The compiler with the options of a goal. */
final class ModelCompilation implements ModelCompiler {
  private final CompilerOptions options;

  ModelCompilation(Optional<Precision> precision, Optional<Path> dump, Flavours flavours) {
    this.options =
        new CompilerOptions(precision, CompilerOptions.defaults().surrogates(), dump, flavours);
  }

  @Override
  public Compiled compile(
      String path, SourceFile file, Function<String, Optional<SourceFile>> libraries) {
    Compilation compilation = compilation(path, file, libraries);
    Map<String, String> sources = new TreeMap<>(compilation.sources());
    compilation.vectors().forEach((at, text) -> sources.put(Compiled.VECTORS + at, text));
    return new Compiled(compilation.diagnostics(), sources);
  }

  Compilation compilation(
      String path, SourceFile file, Function<String, Optional<SourceFile>> libraries) {
    return new GradientCompiler(libraries::apply, options).compile(dotted(path), file);
  }

  /** {@code shapes.polygon} of {@code shapes/polygon.grad}. */
  private static String dotted(String path) {
    return path.substring(0, path.lastIndexOf('.')).replace('/', '.');
  }

  @Override
  public String version() {
    return GradientCompiler.version()
        + " "
        + options.flavours()
        + " "
        + options.precision().map(Precision::toString).orElse("")
        + options.dumpFolder().map(folder -> " " + folder).orElse("");
  }
}
