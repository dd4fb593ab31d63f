package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies blocks of a matrix: short rows, for which a call per row would take as long again. */
final class DoubleCopyVectors {
  private static final VectorSpecies<Double> LANES = Vectors.DOUBLES;
  private static final int WIDTH = LANES.length();

  private DoubleCopyVectors() {}

  /** Rows of {@code columns} elements, {@code row} apart, to where they are {@code rowTo} apart. */
  static void rows(
      double[] from, int at, int row, double[] to, int atTo, int rowTo, int rows, int columns) {
    int j = 0;
    for (; j + 4 * WIDTH <= columns; j += 4 * WIDTH) {
      fourVectors(from, at + j, row, to, atTo + j, rowTo, rows);
    }
    for (; j + WIDTH <= columns; j += WIDTH) {
      oneVector(from, at + j, row, to, atTo + j, rowTo, rows);
    }
    if (j < columns && columns >= WIDTH) {
      int last = columns - WIDTH;
      oneVector(from, at + last, row, to, atTo + last, rowTo, rows);
    } else if (j < columns) {
      elements(from, at, row, to, atTo, rowTo, rows, columns);
    }
  }

  /** One short run. */
  static void run(double[] from, int at, double[] to, int atTo, int length) {
    int last = length - WIDTH;
    int j = 0;
    for (; j <= last; j += WIDTH) {
      DoubleVector.fromArray(LANES, from, at + j).intoArray(to, atTo + j);
    }
    if (j < length && last >= 0) {
      DoubleVector.fromArray(LANES, from, at + last).intoArray(to, atTo + last);
    } else {
      for (; j < length; j++) {
        to[atTo + j] = from[at + j];
      }
    }
  }

  private static void fourVectors(
      double[] from, int at, int row, double[] to, int atTo, int rowTo, int rows) {
    int p = at;
    int q = atTo;
    for (int i = 0; i < rows; i++) {
      DoubleVector x0 = DoubleVector.fromArray(LANES, from, p);
      DoubleVector x1 = DoubleVector.fromArray(LANES, from, p + WIDTH);
      DoubleVector x2 = DoubleVector.fromArray(LANES, from, p + 2 * WIDTH);
      DoubleVector x3 = DoubleVector.fromArray(LANES, from, p + 3 * WIDTH);
      x0.intoArray(to, q);
      x1.intoArray(to, q + WIDTH);
      x2.intoArray(to, q + 2 * WIDTH);
      x3.intoArray(to, q + 3 * WIDTH);
      p += row;
      q += rowTo;
    }
  }

  private static void oneVector(
      double[] from, int at, int row, double[] to, int atTo, int rowTo, int rows) {
    int p = at;
    int q = atTo;
    for (int i = 0; i < rows; i++) {
      DoubleVector.fromArray(LANES, from, p).intoArray(to, q);
      p += row;
      q += rowTo;
    }
  }

  private static void elements(
      double[] from, int at, int row, double[] to, int atTo, int rowTo, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[atTo + i * rowTo + j] = from[at + i * row + j];
      }
    }
  }
}
