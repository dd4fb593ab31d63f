package dev.gradwright.compiler;

import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.type.Precision;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How models are compiled.
 *
 * @param precision in place of what the models say
 * @param dumpFolder where the result of every stage is written as text, one file for each stage
 * @param flavours which kernels are written
 */
public record CompilerOptions(
    Optional<Precision> precision,
    SurrogateRules surrogates,
    Optional<Path> dumpFolder,
    Flavours flavours) {

  /** As the models say, without dumps, in plain Java alone. */
  public static CompilerOptions defaults() {
    return new CompilerOptions(
        Optional.empty(), SurrogateRules.AS_WRITTEN, Optional.empty(), Flavours.PORTABLE);
  }

  public CompilerOptions in(Precision other) {
    return new CompilerOptions(Optional.of(other), surrogates, dumpFolder, flavours);
  }

  public CompilerOptions following(SurrogateRules other) {
    return new CompilerOptions(precision, other, dumpFolder, flavours);
  }

  public CompilerOptions dumpingTo(Path folder) {
    return new CompilerOptions(precision, surrogates, Optional.of(folder), flavours);
  }

  /** With kernels in other flavours. */
  public CompilerOptions with(Flavours other) {
    return new CompilerOptions(precision, surrogates, dumpFolder, other);
  }
}
