package dev.gradwright.compiler;

import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.type.Precision;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How models are compiled.
 *
 * @param precision in place of what the models say
 * @param dumpFolder where the result of every stage is written as text, one file for each stage
 */
public record CompilerOptions(
    Optional<Precision> precision, SurrogateRules surrogates, Optional<Path> dumpFolder) {

  /** As the models say, without dumps. */
  public static CompilerOptions defaults() {
    return new CompilerOptions(Optional.empty(), SurrogateRules.AS_WRITTEN, Optional.empty());
  }

  public CompilerOptions in(Precision other) {
    return new CompilerOptions(Optional.of(other), surrogates, dumpFolder);
  }

  public CompilerOptions following(SurrogateRules other) {
    return new CompilerOptions(precision, other, dumpFolder);
  }

  public CompilerOptions dumpingTo(Path folder) {
    return new CompilerOptions(precision, surrogates, Optional.of(folder));
  }
}
