package dev.gradwright.runtime.optimise;

/** The same rate at every step; the first lambda of a JVM would take as long as ten first steps. */
record ConstantSchedule(double rate) implements Schedule {
  @Override
  public double at(long step) {
    return rate;
  }
}
