package dev.gradwright.benchmarks.peer;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Another library that runs the workloads. */
public interface Peer {

  /**
   * The library and its version.
   *
   * @return such as {@code libtorch 2.10.0}
   */
  String name();

  /**
   * How its native threads wait for work: what their libraries read from the environment of the
   * process as they load. Where several threads may run, peers that differ in it have a process
   * each.
   *
   * @return by default asleep, which leaves the processors to who runs beside it
   */
  default Map<String, String> environment() {
    return Map.of("OMP_WAIT_POLICY", "passive");
  }

  /**
   * The workload in that library, beginning with the same parameters and the same batch.
   *
   * @param workload what to run
   * @param equal whose parameters and batch are copied
   * @param threads how many threads it may use
   * @return the same training step, which returns the loss before it; empty if it has none
   */
  Optional<Step> step(Workload workload, Training equal, int threads);

  /**
   * Those on the class path.
   *
   * @return empty in a build without their profile
   */
  static List<Peer> all() {
    return ServiceLoader.load(Peer.class).stream().map(ServiceLoader.Provider::get).toList();
  }
}
