package dev.gradwright.runtime.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** What generated kernels with vectors share; they run where vectors have 256 bits or 512. */
public final class Vectors {
  /** The lanes of floats: 8 or 16. */
  public static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  /** The lanes of doubles: 4 or 8. */
  public static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /** As many pairs of floats as a vector holds. */
  public static final int PAIRS_OF_FLOATS = FLOATS.length() / 2;

  /** As many pairs of doubles as a vector holds. */
  public static final int PAIRS_OF_DOUBLES = DOUBLES.length() / 2;

  // The second part of a conversion allocates where vectors have 256 bits, on JDK 17.
  private static final VectorShuffle<Float> HALVES_SWAPPED =
      VectorShuffle.iota(FLOATS, FLOATS.length() / 2, 1, true);

  static {
    FirstVectors.of(FLOATS);
    FirstVectors.of(DOUBLES);
  }

  // Even lanes first, then the odd ones.
  private static final VectorShuffle<Float> FLOATS_SORTED =
      VectorShuffle.fromOp(FLOATS, i -> (2 * i + 2 * i / FLOATS.length()) % FLOATS.length());
  private static final VectorShuffle<Double> DOUBLES_SORTED =
      VectorShuffle.fromOp(DOUBLES, i -> (2 * i + 2 * i / DOUBLES.length()) % DOUBLES.length());

  private static final VectorShuffle<Float> FLOATS_TWICE = VectorShuffle.fromOp(FLOATS, i -> i / 2);
  private static final VectorShuffle<Double> DOUBLES_TWICE =
      VectorShuffle.fromOp(DOUBLES, i -> i / 2);
  private static final VectorShuffle<Float> FLOATS_HIGH_TWICE =
      VectorShuffle.fromOp(FLOATS, i -> (FLOATS.length() + i) / 2);
  private static final VectorShuffle<Double> DOUBLES_HIGH_TWICE =
      VectorShuffle.fromOp(DOUBLES, i -> (DOUBLES.length() + i) / 2);
  private static final VectorMask<Float> FLOATS_ODD =
      VectorMask.fromLong(FLOATS, 0xAAAA_AAAA_AAAA_AAAAL);
  private static final VectorMask<Double> DOUBLES_ODD =
      VectorMask.fromLong(DOUBLES, 0xAAAA_AAAA_AAAA_AAAAL);

  private Vectors() {}

  /**
   * The first half of the floats.
   *
   * @param floats a whole vector
   * @return as doubles
   */
  public static DoubleVector low(FloatVector floats) {
    return (DoubleVector) floats.convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  /**
   * The second half of the floats.
   *
   * @param floats a whole vector
   * @return as doubles
   */
  public static DoubleVector high(FloatVector floats) {
    return low(floats.rearrange(HALVES_SWAPPED));
  }

  /**
   * The sum of 8 parts, from both halves to the middle: the same as of 4 that are sums of two each.
   *
   * @param a part 0
   * @param b part 1
   * @param c part 2
   * @param d part 3
   * @param e part 4
   * @param f part 5
   * @param g part 6
   * @param h part 7
   * @return the sum
   */
  public static double sum(
      double a, double b, double c, double d, double e, double f, double g, double h) {
    return sum(a + e, b + f, c + g, d + h);
  }

  /**
   * The sum of 4 parts, from both halves to the middle.
   *
   * @param a part 0
   * @param b part 1
   * @param c part 2
   * @param d part 3
   * @return the sum
   */
  public static double sum(double a, double b, double c, double d) {
    return a + c + (b + d);
  }

  /**
   * The largest lane.
   *
   * @param x what to look through
   * @return NaN if a lane is
   */
  public static float max(FloatVector x) {
    return x.reduceLanes(VectorOperators.MAX);
  }

  /**
   * The largest lane.
   *
   * @param x what to look through
   * @return NaN if a lane is
   */
  public static double max(DoubleVector x) {
    return x.reduceLanes(VectorOperators.MAX);
  }

  /**
   * The smallest lane.
   *
   * @param x what to look through
   * @return NaN if a lane is
   */
  public static float min(FloatVector x) {
    return x.reduceLanes(VectorOperators.MIN);
  }

  /**
   * The smallest lane.
   *
   * @param x what to look through
   * @return NaN if a lane is
   */
  public static double min(DoubleVector x) {
    return x.reduceLanes(VectorOperators.MIN);
  }

  /**
   * Every second element. The later ones are loaded into the odd lanes that the earlier ones leave:
   * one exchange of lanes does, whose indices are checked each time.
   *
   * @param array holds them
   * @param at where the first stands
   * @return as many as there are lanes
   */
  public static FloatVector everySecond(float[] array, int at) {
    FloatVector x = FloatVector.fromArray(FLOATS, array, at);
    FloatVector y = FloatVector.fromArray(FLOATS, array, at + FLOATS.length() - 1);
    return x.blend(y, FLOATS_ODD).rearrange(FLOATS_SORTED);
  }

  /**
   * The lower half, each lane twice.
   *
   * @param x whose upper half is left out
   * @return {@code x[0], x[0], x[1], x[1], ..}
   */
  public static FloatVector twice(FloatVector x) {
    return x.rearrange(FLOATS_TWICE);
  }

  /**
   * Stores {@code x[0], y[0], x[1], y[1], ..}.
   *
   * @param x the lanes that come first
   * @param y the others
   * @param array receives them
   * @param at where the first belongs
   */
  public static void storeInTurns(FloatVector x, FloatVector y, float[] array, int at) {
    lowInTurns(x, y).intoArray(array, at);
    highInTurns(x, y).intoArray(array, at + FLOATS.length());
  }

  private static FloatVector lowInTurns(FloatVector x, FloatVector y) {
    return twice(x).blend(twice(y), FLOATS_ODD);
  }

  private static FloatVector highInTurns(FloatVector x, FloatVector y) {
    return x.rearrange(FLOATS_HIGH_TWICE).blend(y.rearrange(FLOATS_HIGH_TWICE), FLOATS_ODD);
  }

  /**
   * Every second element.
   *
   * @param array holds them
   * @param at where the first stands
   * @return as many as there are lanes
   */
  public static DoubleVector everySecond(double[] array, int at) {
    DoubleVector x = DoubleVector.fromArray(DOUBLES, array, at);
    DoubleVector y = DoubleVector.fromArray(DOUBLES, array, at + DOUBLES.length() - 1);
    return x.blend(y, DOUBLES_ODD).rearrange(DOUBLES_SORTED);
  }

  /**
   * The lower half, each lane twice.
   *
   * @param x whose upper half is left out
   * @return {@code x[0], x[0], x[1], x[1], ..}
   */
  public static DoubleVector twice(DoubleVector x) {
    return x.rearrange(DOUBLES_TWICE);
  }

  /**
   * Stores {@code x[0], y[0], x[1], y[1], ..}.
   *
   * @param x the lanes that come first
   * @param y the others
   * @param array receives them
   * @param at where the first belongs
   */
  public static void storeInTurns(DoubleVector x, DoubleVector y, double[] array, int at) {
    lowInTurns(x, y).intoArray(array, at);
    highInTurns(x, y).intoArray(array, at + DOUBLES.length());
  }

  private static DoubleVector lowInTurns(DoubleVector x, DoubleVector y) {
    return twice(x).blend(twice(y), DOUBLES_ODD);
  }

  private static DoubleVector highInTurns(DoubleVector x, DoubleVector y) {
    return x.rearrange(DOUBLES_HIGH_TWICE).blend(y.rearrange(DOUBLES_HIGH_TWICE), DOUBLES_ODD);
  }
}
