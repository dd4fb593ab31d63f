package dev.gradwright.runtime.elementary;

import java.util.Arrays;

/**
 * Sums of products of a strip of two arrays. Those of floats are added up in halves: elements of
 * the first half and those of the second, until few are left. So each is rounded a few times only,
 * and HotSpot adds on vectors, in one order on all machines.
 */
public final class StripDots {
  private static final int LEFT = 16;
  private static final int PARTS = 4;

  private StripDots() {}

  /**
   * The sum of a strip of floats: products and sums of halves are floats, and infinite where those
   * overflow; the last {@value #LEFT} are added up as doubles.
   *
   * @param a one array
   * @param b the other
   * @param from the first element
   * @param to the first after the last, at most {@value StageRoom#LENGTH} further
   * @return 0 for an empty strip
   */
  public static double dot(float[] a, float[] b, int from, int to) {
    StageRoom room = StageRoom.mine();
    int length = to - from;
    System.arraycopy(a, from, room.first, 0, length);
    System.arraycopy(b, from, room.second, 0, length);
    multiply(room.first, room.second, room.third, length);
    int whole = LEFT;
    while (whole < length) {
      whole *= 2;
    }
    Arrays.fill(room.third, length, whole, 0);
    for (int half = whole / 2; half >= LEFT; half /= 2) {
      System.arraycopy(room.third, half, room.first, 0, half);
      add(room.first, room.third, half);
    }
    double sum = 0;
    for (int i = 0; i < LEFT; i++) {
      sum += room.third[i];
    }
    return sum;
  }

  private static void multiply(float[] a, float[] b, float[] product, int length) {
    for (int i = 0; i < length; i++) {
      product[i] = a[i] * b[i];
    }
  }

  private static void add(float[] more, float[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += more[i];
    }
  }

  /**
   * The sum of a strip of doubles, in {@value #PARTS} parts that take turns.
   *
   * @param a one array
   * @param b the other
   * @param from the first element
   * @param to the first after the last
   * @return 0 for an empty strip
   */
  public static double dot(double[] a, double[] b, int from, int to) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = from;
    for (; i + PARTS <= to; i += PARTS) {
      sum0 = Math.fma(a[i], b[i], sum0);
      sum1 = Math.fma(a[i + 1], b[i + 1], sum1);
      sum2 = Math.fma(a[i + 2], b[i + 2], sum2);
      sum3 = Math.fma(a[i + 3], b[i + 3], sum3);
    }
    for (; i < to; i++) {
      sum0 = Math.fma(a[i], b[i], sum0);
    }
    return sum0 + sum1 + (sum2 + sum3);
  }
}
