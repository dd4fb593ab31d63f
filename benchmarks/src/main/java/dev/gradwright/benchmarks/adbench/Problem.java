package dev.gradwright.benchmarks.adbench;

import dev.gradwright.benchmarks.measure.Step;
import java.util.List;

/**
 * One problem at one size, generated and by hand.
 *
 * @param name such as {@code gmm-1k-d2-K5}
 * @param ours the generated functions
 * @param hand the same by hand
 */
public record Problem(String name, Solution ours, Solution hand) {

  /**
   * Both functions and where the second leaves its results.
   *
   * @param objective computes the objective alone
   * @param gradient computes the objective and its derivatives
   * @param derivatives what the last gradient left, the same arrays on every call
   */
  public record Solution(Step objective, Step gradient, List<double[]> derivatives) {}
}
