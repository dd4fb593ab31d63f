package dev.gradwright.runtime.kernel;

/**
 * Room that products reuse from call to call, so that they allocate only while it grows; one per
 * workspace, for one thread at a time. Its content between calls has no meaning.
 */
public final class Scratch {
  private float[][] floatRows = {};
  private double[][] doubleRows = {};

  /** With no room yet. */
  public Scratch() {}

  /**
   * Separate arrays, each at least as long as asked.
   *
   * @param count how many
   * @param length of each
   * @return at least {@code count} arrays; the same ones on later calls unless more is asked
   */
  float[][] floatRows(int count, int length) {
    if (floatRows.length < count || (count > 0 && floatRows[0].length < length)) {
      int rows = Math.max(count, floatRows.length);
      int columns = Math.max(length, floatRows.length == 0 ? 0 : floatRows[0].length);
      floatRows = new float[rows][columns];
    }
    return floatRows;
  }

  double[][] doubleRows(int count, int length) {
    if (doubleRows.length < count || (count > 0 && doubleRows[0].length < length)) {
      int rows = Math.max(count, doubleRows.length);
      int columns = Math.max(length, doubleRows.length == 0 ? 0 : doubleRows[0].length);
      doubleRows = new double[rows][columns];
    }
    return doubleRows;
  }
}
