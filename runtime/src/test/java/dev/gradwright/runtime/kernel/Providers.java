package dev.gradwright.runtime.kernel;

import java.util.List;

/** The providers that this JVM can run: that of vectors only where their module is. */
final class Providers {
  private Providers() {}

  static boolean hasVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** Each from its first product on. */
  static List<KernelProvider> all() {
    return hasVectors()
        ? List.of(new PortableKernels(), VectorKernels.always())
        : List.of(new PortableKernels());
  }

  /** The same, their products in pieces. */
  static List<SplitKernels> split() {
    return hasVectors()
        ? List.of(SplitKernels.of(new PortableKernels()), SplitKernels.of(VectorKernels.always()))
        : List.of(SplitKernels.of(new PortableKernels()));
  }
}
