package dev.gradwright.runtime.parallel;

/**
 * Kernels whose turns threads may share; generated models have one object for all of theirs. For
 * one thread at a time.
 */
public abstract class Turns implements Task {
  // Additions per nanosecond, by a rough model of a loop in lanes.
  private static final long SPEED = 8;
  // Parts of many turns begin at whole cache lines, or nearly.
  private static final int LINE = 16;
  private static final int MANY = 1024;

  private int kernel;
  private int count;
  private int parts;
  private int outer;
  private int inner;

  private final double[][] totals;

  /** Without work, and without chains that add up. */
  protected Turns() {
    this(0);
  }

  /**
   * Without work.
   *
   * @param totals how many sums a chain has at most
   */
  protected Turns(int totals) {
    this.totals = new double[totals][Strips.MOST_TURNS];
  }

  /**
   * Runs a kernel from one turn to another.
   *
   * @param number the kernel's
   * @param from the first turn
   * @param to the first turn after it
   */
  protected abstract void run(int number, int from, int to);

  /**
   * Whether so much work is worth sharing, if there is a thread to share it with.
   *
   * @param turns how many there are
   * @param work what one of them takes, in additions
   * @return whether {@link #share} may be asked to
   */
  public static boolean isLong(int turns, int work) {
    return Threads.areWorthwhile(turns * (long) work / SPEED);
  }

  /**
   * Runs all turns of a kernel, on several threads if that is worth it. What a turn throws is
   * thrown here, when all threads are done.
   *
   * @param number the kernel's
   * @param turns how many there are
   * @param work what one of them takes, in additions
   */
  public final void share(int number, int turns, int work) {
    begin(number, turns, turns * (long) work);
  }

  private void begin(int number, int turns, long work) {
    kernel = number;
    count = turns;
    parts = Math.min(Threads.parts(work / SPEED), Math.max(1, turns));
    if (parts == 1) {
      run(number, 0, turns);
    } else {
      Threads.run(this, parts);
    }
  }

  /**
   * The same inside a loop of the model.
   *
   * @param number the kernel's
   * @param turns how many there are
   * @param work what one of them takes, in additions
   * @param index the loop's
   */
  public final void share(int number, int turns, int work, int index) {
    outer = index;
    share(number, turns, work);
  }

  /**
   * The same inside two loops of the model.
   *
   * @param number the kernel's
   * @param turns how many there are
   * @param work what one of them takes, in additions
   * @param outerIndex the outer loop's
   * @param innerIndex the inner loop's
   */
  public final void share(int number, int turns, int work, int outerIndex, int innerIndex) {
    inner = innerIndex;
    share(number, turns, work, outerIndex);
  }

  /**
   * Runs a chain of kernels strip by strip, a turn being some strips, on several threads if that is
   * worth it.
   *
   * @param number the chain's
   * @param length of its arrays
   * @param work what one element takes, in additions
   */
  public final void shareStrips(int number, int length, int work) {
    begin(number, Strips.turns(length), length * (long) work);
  }

  /**
   * Keeps what one turn of a chain adds up to.
   *
   * @param number the sum's
   * @param turn whose part it is
   * @param total of all its elements
   */
  public final void keep(int number, int turn, double total) {
    totals[number][turn] = total;
  }

  /**
   * The sum of what the turns of a chain add up to.
   *
   * @param number the sum's
   * @param length of the chain's arrays
   * @return added from the first turn to the last
   */
  public final double total(int number, int length) {
    double sum = 0;
    for (int turn = 0; turn < Strips.turns(length); turn++) {
      sum += totals[number][turn];
    }
    return sum;
  }

  /**
   * The index of the loop around, of the outer one if there are two.
   *
   * @return as given
   */
  public final int outer() {
    return outer;
  }

  /**
   * The index of the inner of two loops around.
   *
   * @return as given
   */
  public final int inner() {
    return inner;
  }

  @Override
  public final void run(int part) {
    run(kernel, begin(part), begin(part + 1));
  }

  private int begin(int part) {
    int begin = (int) ((long) count * part / parts);
    return count < MANY || part == parts ? begin : begin / LINE * LINE;
  }
}
