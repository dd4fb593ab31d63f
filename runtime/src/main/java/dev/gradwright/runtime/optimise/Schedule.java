package dev.gradwright.runtime.optimise;

/** The learning rate of each step, steps counted from 0. */
@FunctionalInterface
public interface Schedule {

  /**
   * The rate of a step.
   *
   * @param step from 0
   * @return the rate; an optimizer refuses one that is negative or not finite
   */
  double at(long step);

  /**
   * The same rate at every step.
   *
   * @param rate the rate
   * @return the schedule
   * @throws IllegalArgumentException if it is negative or not finite
   */
  static Schedule constant(double rate) {
    Range.notNegative("rate", rate);
    return new ConstantSchedule(rate);
  }

  /**
   * A rate that is multiplied by a factor after every so many steps.
   *
   * @param rate of the first steps
   * @param factor usually below 1
   * @param every how many steps share a rate, at least 1
   * @return {@code rate * factor^floor(step / every)}
   * @throws IllegalArgumentException if {@code every} is not positive, or a number negative or not
   *     finite
   */
  static Schedule step(double rate, double factor, long every) {
    Range.notNegative("rate", rate);
    Range.notNegative("factor", factor);
    requirePositive("every", every);
    return step -> rate * Math.pow(factor, step / every);
  }

  /**
   * Half a cosine from one rate to another (I. Loshchilov, F. Hutter, "SGDR", ICLR 2017, equation
   * 5, without restarts).
   *
   * @param rate of step 0
   * @param last from step {@code steps} on
   * @param steps how many steps the descent takes, at least 1
   * @return {@code last + (rate - last) * (1 + cos(pi * step / steps)) / 2}
   * @throws IllegalArgumentException if {@code steps} is not positive, or a rate negative or not
   *     finite
   */
  static Schedule cosine(double rate, double last, long steps) {
    Range.notNegative("rate", rate);
    Range.notNegative("last", last);
    requirePositive("steps", steps);
    return step -> {
      double part = Math.min(1, (double) step / steps);
      return last + (rate - last) * (1 + StrictMath.cos(Math.PI * part)) / 2;
    };
  }

  /**
   * This schedule with its first rates scaled up linearly from near 0.
   *
   * @param steps the first step with the full rate is {@code steps - 1}; at least 1
   * @return {@code at(step) * min(1, (step + 1) / steps)}
   * @throws IllegalArgumentException if {@code steps} is not positive
   */
  default Schedule warmUp(long steps) {
    requirePositive("steps", steps);
    return step -> at(step) * Math.min(1, (step + 1.0) / steps);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " = " + value + " of a schedule is below 1");
    }
  }
}
