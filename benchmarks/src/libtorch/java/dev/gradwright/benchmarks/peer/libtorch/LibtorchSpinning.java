package dev.gradwright.benchmarks.peer.libtorch;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.peer.Peer;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.Map;
import java.util.Optional;

/**
 * Libtorch on several threads that spin for a while before they sleep: steps of many short loops
 * are faster so, others wait for a processor where a thread spins.
 */
public final class LibtorchSpinning implements Peer {
  private final Libtorch libtorch = new Libtorch();

  /** For the service loader. */
  public LibtorchSpinning() {}

  @Override
  public String name() {
    return libtorch.name() + " (spinning)";
  }

  /**
   * So many turns for libgomp's threads; for those of OpenBLAS cycles, by their exponent of two.
   */
  @Override
  public Map<String, String> environment() {
    return Map.of("GOMP_SPINCOUNT", "20000", "OPENBLAS_THREAD_TIMEOUT", "4");
  }

  @Override
  public Optional<Step> step(Workload workload, Training equal, int threads) {
    return threads == 1 ? Optional.empty() : libtorch.step(workload, equal, threads);
  }
}
