package dev.gradwright.benchmarks.peer.libtorch;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * Libtorch's threads: those of its own loops, and those of OpenBLAS, which computes its products,
 * has a pool of its own and hears nothing of {@code set_num_threads}.
 */
final class Pools {
  private static int used;

  private Pools() {}

  /** Costs nothing but when it changes. */
  static void use(int threads) {
    if (threads != used) {
      torch.set_num_threads(threads);
      openblas.blas_set_num_threads(threads);
      used = threads;
    }
  }
}
