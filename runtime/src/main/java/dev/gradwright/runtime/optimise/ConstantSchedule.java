package dev.gradwright.runtime.optimise;

/**
 * The same rate at every step; no lambda, since the first of a JVM takes longer than a first step.
 */
record ConstantSchedule(double rate) implements Schedule {
  @Override
  public double at(long step) {
    return rate;
  }
}
