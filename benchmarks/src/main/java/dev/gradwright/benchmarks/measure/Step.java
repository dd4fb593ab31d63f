package dev.gradwright.benchmarks.measure;

/** What is timed, the same work on every call. */
@FunctionalInterface
public interface Step {

  /**
   * Does it once.
   *
   * @return a number that depends on the work, so that none of it can be left out
   */
  double run();
}
