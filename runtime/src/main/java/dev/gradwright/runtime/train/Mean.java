package dev.gradwright.runtime.train;

/** A weighted mean, gathered bit by bit; sums in double in the order of the calls. */
public final class Mean {
  private double sum;
  private double weight;

  /** Of nothing yet. */
  public Mean() {}

  /**
   * Takes in a value.
   *
   * @param value such as a batch's mean loss
   * @param count how many examples it stands for
   */
  public void add(double value, double count) {
    sum += value * count;
    weight += count;
  }

  /**
   * The mean so far.
   *
   * @return NaN of nothing
   */
  public double value() {
    return sum / weight;
  }

  /** Forgets everything. */
  public void reset() {
    sum = 0;
    weight = 0;
  }
}
