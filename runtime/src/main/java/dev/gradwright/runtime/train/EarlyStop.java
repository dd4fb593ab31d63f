package dev.gradwright.runtime.train;

import java.util.function.ToDoubleFunction;

/** Stops when a score has not improved for some epochs in a row. */
public final class EarlyStop implements EpochHook {
  private final ToDoubleFunction<EpochReport> score;
  private final int patience;
  private double best = Double.NEGATIVE_INFINITY;
  private int waited;

  private EarlyStop(ToDoubleFunction<EpochReport> score, int patience) {
    if (patience < 1) {
      throw new IllegalArgumentException("a patience of " + patience + " epochs");
    }
    this.score = score;
    this.patience = patience;
  }

  /**
   * On the loss, which should fall.
   *
   * @param patience epochs without a new best before it stops, at least 1
   * @return a new hook
   * @throws IllegalArgumentException if the patience is below 1
   */
  public static EarlyStop onLoss(int patience) {
    return new EarlyStop(report -> -report.loss(), patience);
  }

  /**
   * On the metric, which should rise.
   *
   * @param patience epochs without a new best before it stops, at least 1
   * @return a new hook, which needs a trainer with a metric and throws IllegalStateException in one
   *     without
   * @throws IllegalArgumentException if the patience is below 1
   */
  public static EarlyStop onMetric(int patience) {
    return new EarlyStop(EarlyStop::metric, patience);
  }

  private static double metric(EpochReport report) {
    return report
        .metric()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "this early stop goes by a metric, and the trainer has none:"
                        + " give it one by withMetric, or use EarlyStop.onLoss"));
  }

  @Override
  public Verdict after(EpochReport report) {
    double now = score.applyAsDouble(report);
    if (now > best) {
      best = now;
      waited = 0;
    } else {
      waited++;
    }
    return waited >= patience ? Verdict.STOP : Verdict.CONTINUE;
  }
}
