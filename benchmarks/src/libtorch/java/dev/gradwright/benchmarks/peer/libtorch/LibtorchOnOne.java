package dev.gradwright.benchmarks.peer.libtorch;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.peer.Peer;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.Optional;

/** Libtorch on one thread where several may run: some of its workloads are faster so. */
public final class LibtorchOnOne implements Peer {
  private final Libtorch libtorch = new Libtorch();

  /** For the service loader. */
  public LibtorchOnOne() {}

  @Override
  public String name() {
    return libtorch.name() + " (1 thread)";
  }

  @Override
  public Optional<Step> step(Workload workload, Training equal, int threads) {
    return threads == 1 ? Optional.empty() : libtorch.step(workload, equal, 1);
  }
}
