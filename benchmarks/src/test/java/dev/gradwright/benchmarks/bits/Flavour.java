package dev.gradwright.benchmarks.bits;

import dev.gradwright.benchmarks.jvm.Jvm;
import dev.gradwright.runtime.kernel.Kernels;
import java.util.List;

/** What kernels run on. */
enum Flavour {
  PORTABLE(List.of()),
  VECTORS(Jvm.VECTORS);

  private final List<String> options;

  Flavour(List<String> options) {
    this.options = options;
  }

  /** What a JVM is started with that shall run it. */
  List<String> options() {
    return options;
  }

  /** Fails if this JVM runs the other. */
  void require() {
    if (Kernels.hasVectors() != (this == VECTORS)) {
      throw new IllegalStateException("kernels are not " + this);
    }
  }
}
