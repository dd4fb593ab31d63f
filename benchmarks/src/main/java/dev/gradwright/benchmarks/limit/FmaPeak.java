package dev.gradwright.benchmarks.limit;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/** Fused multiply-adds in registers alone, as many as the processor can start. */
public interface FmaPeak {

  /**
   * Some thousand of floats.
   *
   * @return a number that depends on all
   */
  double floats();

  /**
   * How many operations {@link #floats} does.
   *
   * @return two for each multiply-add
   */
  double floatOperations();

  /**
   * Some thousand of doubles.
   *
   * @return a number that depends on all
   */
  double doubles();

  /**
   * How many operations {@link #doubles} does.
   *
   * @return two for each multiply-add
   */
  double doubleOperations();

  /**
   * The loop by the Vector API.
   *
   * @return empty in a JVM without that module
   */
  static Optional<FmaPeak> find() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Optional.empty();
    }
    Iterator<FmaPeak> found = ServiceLoader.load(FmaPeak.class).iterator();
    return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
  }
}
