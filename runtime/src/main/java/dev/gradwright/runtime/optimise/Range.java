package dev.gradwright.runtime.optimise;

/** What settings of optimizers and schedules must be. */
final class Range {
  private Range() {}

  /** Requires a finite number that is not negative. */
  static double notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " = " + value + ", expected a number of at least 0");
    }
    return value;
  }

  /** Requires a share that is kept from step to step. */
  static double share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " = " + value + ", expected a number of at least 0 and below 1");
    }
    return value;
  }

  /** The rate of a step, from 0, of a schedule that anyone may have written. */
  static double rate(Schedule schedule, long step) {
    double rate = schedule.at(step);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rate = " + rate + " at step " + step + ", expected a number of at least 0");
    }
    return rate;
  }
}
