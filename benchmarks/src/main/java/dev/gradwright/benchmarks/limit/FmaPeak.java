package dev.gradwright.benchmarks.limit;

import dev.gradwright.benchmarks.measure.Step;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/** Fused multiply-adds of floats in registers alone, as many as the processor can start. */
public interface FmaPeak extends Step {

  /**
   * How many operations a run does.
   *
   * @return two for each multiply-add
   */
  double operations();

  /**
   * The loop by the Vector API.
   *
   * @return empty in a JVM without that module
   */
  static Optional<FmaPeak> find() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Optional.empty();
    }
    loadVectors();
    Iterator<FmaPeak> found = ServiceLoader.load(FmaPeak.class).iterator();
    return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
  }

  /**
   * The runtime does every operation once before HotSpot compiles any: were this loop there first,
   * the vectors of the kernels that it bounds would stay objects.
   */
  private static void loadVectors() {
    try {
      Class.forName("dev.gradwright.runtime.kernel.Vectors");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a runtime without vectors", e);
    }
  }
}
