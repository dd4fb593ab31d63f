package dev.gradwright.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;

/** The middle of a list, or the mean of the two in the middle. */
public final class Median {
  private Median() {}

  /**
   * Of numbers in any order.
   *
   * @param numbers at least one
   * @return the median
   */
  public static double of(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Of numbers in any order.
   *
   * @param numbers at least one
   * @return the median
   */
  public static double of(Collection<Double> numbers) {
    return of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
