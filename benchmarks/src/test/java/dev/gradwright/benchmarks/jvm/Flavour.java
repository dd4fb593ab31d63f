package dev.gradwright.benchmarks.jvm;

import dev.gradwright.runtime.kernel.Kernels;
import java.util.List;

/** What kernels run on. */
public enum Flavour {
  /** Plain Java. */
  PORTABLE(List.of()),
  /** The Vector API. */
  VECTORS(Jvm.VECTORS);

  private final List<String> options;

  Flavour(List<String> options) {
    this.options = options;
  }

  /** What a JVM is started with that shall run it. */
  public List<String> options() {
    return options;
  }

  /** Fails if this JVM runs the other. */
  public void require() {
    if (Kernels.hasVectors() != (this == VECTORS)) {
      throw new IllegalStateException("kernels are not " + this);
    }
  }
}
