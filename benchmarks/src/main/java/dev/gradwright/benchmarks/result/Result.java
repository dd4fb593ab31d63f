package dev.gradwright.benchmarks.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One line of results.
 *
 * @param setting what was measured
 * @param date when the run began that measured it, as {@link Machine#now} tells
 * @param load what other processes took of the machine meanwhile, 1 for all of it, NaN if unknown
 * @param passes in how many JVMs it was measured, of which the figures are the medians
 * @param figures what was measured, by the names in {@link Figure}; absent where there is none
 */
public record Result(
    Setting setting, String date, double load, int passes, Map<Figure, Double> figures) {

  /** The numbers of a result. */
  public enum Figure {
    /** Microseconds a step of ours takes. */
    OURS_US,
    /** The least of them in several JVMs. */
    OURS_LOW,
    /** The most. */
    OURS_HIGH,
    /** Microseconds a step of the peer takes. */
    PEER_US,
    /** How many times longer the peer's step takes. */
    RATIO,
    /** The least of them in several JVMs. */
    RATIO_LOW,
    /** The most. */
    RATIO_HIGH,
    /** Microseconds the step takes at the machine's limit. */
    LIMIT,
    /** The limit's time by ours. */
    SHARE_OF_LIMIT,
    /** How fast ours is, in GFLOP/s or GB/s, whatever bounds it. */
    RATE,
    /** Bytes that a step of ours allocates once all it runs is compiled. */
    BYTES_PER_STEP,
    /** Bytes that the values of a step of ours take. */
    PEAK_BYTES;

    /** Its name in results. */
    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Copies the figures. */
  public Result {
    figures = Map.copyOf(figures);
  }

  /**
   * One figure.
   *
   * @param figure which
   * @return empty if it was not measured
   */
  public OptionalDouble figure(Figure figure) {
    return figures.containsKey(figure)
        ? OptionalDouble.of(figures.get(figure))
        : OptionalDouble.empty();
  }

  /**
   * The same with one figure more.
   *
   * @param figure which it has not had
   * @param value its value
   * @return the result
   */
  public Result with(Figure figure, double value) {
    Map<Figure, Double> more = new LinkedHashMap<>(figures);
    more.put(figure, value);
    return new Result(setting, date, load, passes, more);
  }

  /**
   * Several JVMs' results of one setting as one.
   *
   * @param results of one JVM each, at least one
   * @param middle from the numbers of one figure to that of all
   * @return the result, its load the mean
   */
  public static Result merge(List<Result> results, Function<List<Double>, Double> middle) {
    Map<Figure, Double> merged = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      List<Double> numbers = numbers(results, figure);
      if (!numbers.isEmpty()) {
        merged.put(figure, middle.apply(numbers));
      }
    }
    if (results.size() > 1) {
      spread(merged, numbers(results, Figure.OURS_US), Figure.OURS_LOW, Figure.OURS_HIGH);
      spread(merged, numbers(results, Figure.RATIO), Figure.RATIO_LOW, Figure.RATIO_HIGH);
    }
    Result first = results.get(0);
    double load = results.stream().mapToDouble(Result::load).average().orElse(first.load);
    return new Result(first.setting, first.date, load, results.size(), merged);
  }

  private static List<Double> numbers(List<Result> results, Figure figure) {
    return results.stream().flatMap(result -> result.figure(figure).stream().boxed()).toList();
  }

  private static void spread(
      Map<Figure, Double> figures, List<Double> numbers, Figure low, Figure high) {
    if (!numbers.isEmpty()) {
      figures.put(low, Collections.min(numbers));
      figures.put(high, Collections.max(numbers));
    }
  }
}
