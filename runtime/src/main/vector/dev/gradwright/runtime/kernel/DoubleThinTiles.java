package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C in registers, lines of one vector: the vector of each term is packed, the lines are
 * read where they stand. Each sum takes its terms one by one in their order.
 *
 * <p>Each read is checked, unless it lies between others at constant distances: so where three or
 * five lines stand side by side, as for filters of that width, the first and the last are read
 * before those between.
 */
final class DoubleThinTiles {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;

  /** How many sums lie side by side. */
  static final int WIDTH = LANES.length();

  private static final int LINES = 8;

  private DoubleThinTiles() {}

  /** How many lines of a tile stand side by side, if so many of all do. */
  static int together(int lines) {
    return lines == 3 || lines == 5 ? lines : 1;
  }

  /** Lines of a tile. */
  static int lines(int together) {
    return switch (together) {
      case 3 -> 9;
      case 5 -> 10;
      default -> LINES;
    };
  }

  /** Adds so many terms to the sums at {@code start}. */
  static void tile(DoubleWindowRoom t, int together, int atPacked, int start, int row, int terms) {
    switch (together) {
      case 3 -> threeTimesThree(t, atPacked, start, row, terms);
      case 5 -> twiceFive(t, atPacked, start, row, terms);
      default -> eight(t, atPacked, start, row, terms);
    }
  }

  private static void eight(DoubleWindowRoom t, int atPacked, int start, int row, int terms) {
    double[] a = t.from;
    double[] b = t.packed;
    int[] places = t.places;
    double[] sums = t.sums;
    int p0 = t.begin + t.tile[0];
    int p1 = t.begin + t.tile[1];
    int p2 = t.begin + t.tile[2];
    int p3 = t.begin + t.tile[3];
    int p4 = t.begin + t.tile[4];
    int p5 = t.begin + t.tile[5];
    int p6 = t.begin + t.tile[6];
    int p7 = t.begin + t.tile[7];
    int from = start;
    DoubleVector c0 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c1 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c2 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c3 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c4 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c5 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c6 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c7 = DoubleVector.fromArray(LANES, sums, from);
    for (int k = 0; k < terms; k++) {
      int p = places[k];
      DoubleVector x = DoubleVector.fromArray(LANES, b, atPacked + k * WIDTH);
      c0 = DoubleVector.broadcast(LANES, a[p0 + p]).fma(x, c0);
      c1 = DoubleVector.broadcast(LANES, a[p1 + p]).fma(x, c1);
      c2 = DoubleVector.broadcast(LANES, a[p2 + p]).fma(x, c2);
      c3 = DoubleVector.broadcast(LANES, a[p3 + p]).fma(x, c3);
      c4 = DoubleVector.broadcast(LANES, a[p4 + p]).fma(x, c4);
      c5 = DoubleVector.broadcast(LANES, a[p5 + p]).fma(x, c5);
      c6 = DoubleVector.broadcast(LANES, a[p6 + p]).fma(x, c6);
      c7 = DoubleVector.broadcast(LANES, a[p7 + p]).fma(x, c7);
    }
    int to = start;
    c0.intoArray(sums, to);
    to += row;
    c1.intoArray(sums, to);
    to += row;
    c2.intoArray(sums, to);
    to += row;
    c3.intoArray(sums, to);
    to += row;
    c4.intoArray(sums, to);
    to += row;
    c5.intoArray(sums, to);
    to += row;
    c6.intoArray(sums, to);
    to += row;
    c7.intoArray(sums, to);
  }

  private static void threeTimesThree(
      DoubleWindowRoom t, int atPacked, int start, int row, int terms) {
    double[] a = t.from;
    double[] b = t.packed;
    int[] places = t.places;
    double[] sums = t.sums;
    int p0 = t.begin + t.tile[0];
    int p1 = t.begin + t.tile[1];
    int p2 = t.begin + t.tile[2];
    int from = start;
    DoubleVector c0 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c1 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c2 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c3 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c4 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c5 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c6 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c7 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c8 = DoubleVector.fromArray(LANES, sums, from);
    for (int k = 0; k < terms; k++) {
      int place = places[k];
      DoubleVector x = DoubleVector.fromArray(LANES, b, atPacked + k * WIDTH);
      int q0 = p0 + place;
      c0 = DoubleVector.broadcast(LANES, a[q0]).fma(x, c0);
      c2 = DoubleVector.broadcast(LANES, a[q0 + 2]).fma(x, c2);
      c1 = DoubleVector.broadcast(LANES, a[q0 + 1]).fma(x, c1);
      int q1 = p1 + place;
      c3 = DoubleVector.broadcast(LANES, a[q1]).fma(x, c3);
      c5 = DoubleVector.broadcast(LANES, a[q1 + 2]).fma(x, c5);
      c4 = DoubleVector.broadcast(LANES, a[q1 + 1]).fma(x, c4);
      int q2 = p2 + place;
      c6 = DoubleVector.broadcast(LANES, a[q2]).fma(x, c6);
      c8 = DoubleVector.broadcast(LANES, a[q2 + 2]).fma(x, c8);
      c7 = DoubleVector.broadcast(LANES, a[q2 + 1]).fma(x, c7);
    }
    int to = start;
    c0.intoArray(sums, to);
    to += row;
    c1.intoArray(sums, to);
    to += row;
    c2.intoArray(sums, to);
    to += row;
    c3.intoArray(sums, to);
    to += row;
    c4.intoArray(sums, to);
    to += row;
    c5.intoArray(sums, to);
    to += row;
    c6.intoArray(sums, to);
    to += row;
    c7.intoArray(sums, to);
    to += row;
    c8.intoArray(sums, to);
  }

  private static void twiceFive(DoubleWindowRoom t, int atPacked, int start, int row, int terms) {
    double[] a = t.from;
    double[] b = t.packed;
    int[] places = t.places;
    double[] sums = t.sums;
    int p0 = t.begin + t.tile[0];
    int p1 = t.begin + t.tile[1];
    int from = start;
    DoubleVector c0 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c1 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c2 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c3 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c4 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c5 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c6 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c7 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c8 = DoubleVector.fromArray(LANES, sums, from);
    from += row;
    DoubleVector c9 = DoubleVector.fromArray(LANES, sums, from);
    for (int k = 0; k < terms; k++) {
      int place = places[k];
      DoubleVector x = DoubleVector.fromArray(LANES, b, atPacked + k * WIDTH);
      int q0 = p0 + place;
      c0 = DoubleVector.broadcast(LANES, a[q0]).fma(x, c0);
      c4 = DoubleVector.broadcast(LANES, a[q0 + 4]).fma(x, c4);
      c1 = DoubleVector.broadcast(LANES, a[q0 + 1]).fma(x, c1);
      c2 = DoubleVector.broadcast(LANES, a[q0 + 2]).fma(x, c2);
      c3 = DoubleVector.broadcast(LANES, a[q0 + 3]).fma(x, c3);
      int q1 = p1 + place;
      c5 = DoubleVector.broadcast(LANES, a[q1]).fma(x, c5);
      c9 = DoubleVector.broadcast(LANES, a[q1 + 4]).fma(x, c9);
      c6 = DoubleVector.broadcast(LANES, a[q1 + 1]).fma(x, c6);
      c7 = DoubleVector.broadcast(LANES, a[q1 + 2]).fma(x, c7);
      c8 = DoubleVector.broadcast(LANES, a[q1 + 3]).fma(x, c8);
    }
    int to = start;
    c0.intoArray(sums, to);
    to += row;
    c1.intoArray(sums, to);
    to += row;
    c2.intoArray(sums, to);
    to += row;
    c3.intoArray(sums, to);
    to += row;
    c4.intoArray(sums, to);
    to += row;
    c5.intoArray(sums, to);
    to += row;
    c6.intoArray(sums, to);
    to += row;
    c7.intoArray(sums, to);
    to += row;
    c8.intoArray(sums, to);
    to += row;
    c9.intoArray(sums, to);
  }
}
