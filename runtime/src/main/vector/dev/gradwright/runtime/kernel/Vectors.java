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

  // The second part of a conversion allocates where vectors have 256 bits, on JDK 17.
  private static final VectorShuffle<Float> HALVES_SWAPPED =
      VectorShuffle.iota(FLOATS, FLOATS.length() / 2, 1, true);

  private static final VectorShuffle<Double> BY_FOUR = VectorShuffle.iota(DOUBLES, 4, 1, true);

  static {
    FirstVectors.of(FLOATS);
    FirstVectors.of(DOUBLES);
  }

  // Both halves the same: the first half is taken of one vector, the second of the next.
  private static final VectorShuffle<Float> FLOATS_SECOND =
      VectorShuffle.fromOp(FLOATS, i -> 2 * i % FLOATS.length());
  private static final VectorShuffle<Double> DOUBLES_SECOND =
      VectorShuffle.fromOp(DOUBLES, i -> 2 * i % DOUBLES.length());

  private static final VectorMask<Float> FLOATS_HIGH =
      VectorMask.fromLong(FLOATS, -1L << FLOATS.length() / 2);
  private static final VectorMask<Double> DOUBLES_HIGH =
      VectorMask.fromLong(DOUBLES, -1L << DOUBLES.length() / 2);

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
   * The sum of 8 parts, from both halves to the middle: the same however many vectors hold them.
   * One method, since C2 may be past entering more by the end of a long loop; then a vector becomes
   * an object.
   *
   * @param parts in one vector of 8 lanes, or of 4, which are sums of two parts each
   * @return the sum
   */
  public static double sum(DoubleVector parts) {
    DoubleVector x = DOUBLES.length() == 8 ? parts.add(parts.rearrange(BY_FOUR)) : parts;
    return x.lane(0) + x.lane(2) + (x.lane(1) + x.lane(3));
  }

  /**
   * The sum of 8 or 16 parts.
   *
   * @param first the first half of the parts
   * @param second the other
   * @return the sum
   */
  public static double sum(DoubleVector first, DoubleVector second) {
    return sum(first.add(second));
  }

  /**
   * The sum of 16 parts.
   *
   * @param first parts 0 to 3
   * @param second parts 4 to 7
   * @param third parts 8 to 11
   * @param fourth parts 12 to 15
   * @return the sum
   */
  public static double sum(
      DoubleVector first, DoubleVector second, DoubleVector third, DoubleVector fourth) {
    return sum(first.add(third), second.add(fourth));
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
   * Every second element.
   *
   * @param array holds them
   * @param at where the first stands
   * @return as many as there are lanes
   */
  public static FloatVector everySecond(float[] array, int at) {
    return everySecond(
        FloatVector.fromArray(FLOATS, array, at),
        FloatVector.fromArray(FLOATS, array, at + FLOATS.length()));
  }

  private static FloatVector everySecond(FloatVector x, FloatVector y) {
    return x.rearrange(FLOATS_SECOND).blend(y.rearrange(FLOATS_SECOND), FLOATS_HIGH);
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
    return x.rearrange(FLOATS_TWICE).blend(y.rearrange(FLOATS_TWICE), FLOATS_ODD);
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
    return everySecond(
        DoubleVector.fromArray(DOUBLES, array, at),
        DoubleVector.fromArray(DOUBLES, array, at + DOUBLES.length()));
  }

  private static DoubleVector everySecond(DoubleVector x, DoubleVector y) {
    return x.rearrange(DOUBLES_SECOND).blend(y.rearrange(DOUBLES_SECOND), DOUBLES_HIGH);
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
    return x.rearrange(DOUBLES_TWICE).blend(y.rearrange(DOUBLES_TWICE), DOUBLES_ODD);
  }

  private static DoubleVector highInTurns(DoubleVector x, DoubleVector y) {
    return x.rearrange(DOUBLES_HIGH_TWICE).blend(y.rearrange(DOUBLES_HIGH_TWICE), DOUBLES_ODD);
  }
}
