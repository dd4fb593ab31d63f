package dev.gradwright.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Times several steps in turn: in a round each has a short while to itself, so that whatever slows
 * the machine slows all of them, and a ratio is the median of the rounds' ratios.
 */
public final class Interleaved {
  private static final int FEWEST = 3;
  private static final double NANOS_PER_MICRO = 1e3;

  private final List<Round> rounds;

  /** Nanoseconds of each step: on the average of its turn, and at best. */
  private record Round(double[] mean, double[] least) {}

  private Interleaved(List<Round> rounds) {
    this.rounds = rounds;
  }

  /**
   * Measures.
   *
   * @param steps what is timed, at least one
   * @param budget how long; at least some rounds are made however long they take
   * @return their times
   */
  public static Interleaved time(List<Step> steps, Budget budget) {
    List<Batch> batches = steps.stream().map(step -> new Batch(step, budget.clock())).toList();
    batches.forEach(batch -> warmUp(batch, budget));
    round(batches, budget);
    List<Round> rounds = new ArrayList<>();
    long end = System.nanoTime() + (long) (budget.rounds() * Budget.NANOS);
    while (rounds.size() < FEWEST || System.nanoTime() < end) {
      rounds.add(round(batches, budget));
    }
    if (batches.stream().anyMatch(batch -> Double.isNaN(batch.sink()))) {
      throw new ArithmeticException("a step that was timed came to no number");
    }
    return new Interleaved(rounds);
  }

  // Each alone: in turn with long steps, a short one would have to wait for its compiler.
  private static void warmUp(Batch batch, Budget budget) {
    WarmUp warmUp = new WarmUp(budget.warmUp());
    while (!warmUp.done()) {
      batch.time(0);
    }
  }

  private static Round round(List<Batch> batches, Budget budget) {
    double[] mean = batches.stream().mapToDouble(batch -> steady(batch, budget.turn())).toArray();
    return new Round(mean, batches.stream().mapToDouble(Batch::least).toArray());
  }

  private static double steady(Batch batch, double seconds) {
    batch.time(seconds);
    return batch.time(seconds);
  }

  /**
   * How long a step takes.
   *
   * @param step its index
   * @return microseconds, the median of the rounds
   */
  public double micros(int step) {
    return Median.of(rounds.stream().map(round -> round.mean[step] / NANOS_PER_MICRO).toList());
  }

  /**
   * How long a step takes at best.
   *
   * @param step its index
   * @return microseconds, the median of what the rounds had at best
   */
  public double leastMicros(int step) {
    return Median.of(rounds.stream().map(round -> round.least[step] / NANOS_PER_MICRO).toList());
  }

  /**
   * How many times longer one step takes than another.
   *
   * @param step the index of the one
   * @param than the index of the other
   * @return the median of the rounds' ratios
   */
  public double ratio(int step, int than) {
    return Median.of(rounds.stream().map(round -> round.mean[step] / round.mean[than]).toList());
  }

  /**
   * How long one step takes at best, by how long another takes.
   *
   * @param step the index of the one
   * @param than the index of the other
   * @return the median of the rounds' ratios
   */
  public double leastRatio(int step, int than) {
    return Median.of(rounds.stream().map(round -> round.least[step] / round.mean[than]).toList());
  }
}
