package dev.gradwright.runtime.train;

/**
 * Ends training at the first loss that is not finite. The optimizer may already have made that
 * step, so the parameters are of no use: what helps is a checkpoint from before and a lower rate,
 * clipping, or {@code check finite} in the model.
 */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final long batch;

  private DivergedException(String reason, int epoch, long batch) {
    super(
        reason
            + "; training ends here, its parameters are of no use:"
            + " go on from a checkpoint with a lower rate or with clipped gradients");
    this.epoch = epoch;
    this.batch = batch;
  }

  static DivergedException at(int epoch, long batch, long perEpoch, double loss) {
    String where = "epoch " + (epoch + 1) + ", batch " + (batch + 1) + " of " + perEpoch;
    long step = epoch * perEpoch + batch + 1;
    return new DivergedException(
        "the loss is " + loss + " in " + where + " (step " + step + ")", epoch, batch);
  }

  static DivergedException allSkipped(int epoch, long perEpoch) {
    return new DivergedException(
        "every step of epoch " + (epoch + 1) + " was skipped, none had a finite loss",
        epoch,
        perEpoch - 1);
  }

  /**
   * The epoch of that loss.
   *
   * @return from 0; messages count from 1
   */
  public int epoch() {
    return epoch;
  }

  /**
   * The batch of that loss.
   *
   * @return from 0 in its epoch; messages count from 1
   */
  public long batch() {
    return batch;
  }
}
