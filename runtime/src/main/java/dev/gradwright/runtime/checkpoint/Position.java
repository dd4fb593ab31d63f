package dev.gradwright.runtime.checkpoint;

/**
 * Where a run stands, so that it goes on with the same bits.
 *
 * @param seed of the run
 * @param epoch the epoch that is under way, from 0
 * @param batch how many of its batches were trained on
 */
public record Position(long seed, int epoch, long batch) {

  /**
   * Requires counts of at least 0.
   *
   * @param seed of the run
   * @param epoch the epoch that is under way, from 0
   * @param batch how many of its batches were trained on
   * @throws IllegalArgumentException for a negative count
   */
  public Position {
    if (epoch < 0 || batch < 0) {
      throw new IllegalArgumentException("a run in epoch " + epoch + " at batch " + batch);
    }
  }
}
