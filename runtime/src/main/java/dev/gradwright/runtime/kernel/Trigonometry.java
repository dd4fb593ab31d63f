package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.elementary.DoubleAngles;
import dev.gradwright.runtime.elementary.FloatAngles;

/**
 * Functions of angles: sine and cosine are those of {@code elementary}, which has them for vectors
 * too, the tangent is that of {@link Math}. Their inverses are those of {@link StrictMath}: the
 * same bits wherever {@link Exponentials} have the same.
 */
public final class Trigonometry {
  private Trigonometry() {}

  /**
   * The sine.
   *
   * @param x any real
   * @return sin x, within 1 ulp
   */
  public static double sin(double x) {
    return DoubleAngles.sin(x);
  }

  /**
   * The sine.
   *
   * @param x any real
   * @return sin x, within 1 ulp
   */
  public static float sin(float x) {
    return FloatAngles.sin(x);
  }

  /**
   * The cosine.
   *
   * @param x any real
   * @return cos x, within 1 ulp
   */
  public static double cos(double x) {
    return DoubleAngles.cos(x);
  }

  /**
   * The cosine.
   *
   * @param x any real
   * @return cos x, within 1 ulp
   */
  public static float cos(float x) {
    return FloatAngles.cos(x);
  }

  /**
   * The tangent.
   *
   * @param x any real
   * @return tan x
   */
  public static double tan(double x) {
    return Math.tan(x);
  }

  /**
   * The tangent.
   *
   * @param x any real
   * @return tan x
   */
  public static float tan(float x) {
    return (float) Math.tan(x);
  }

  /**
   * The arc sine.
   *
   * @param x any real
   * @return in -pi/2..pi/2, NaN outside -1..1
   */
  public static double asin(double x) {
    return StrictMath.asin(x);
  }

  /**
   * The arc sine.
   *
   * @param x any real
   * @return in -pi/2..pi/2, NaN outside -1..1
   */
  public static float asin(float x) {
    return (float) StrictMath.asin(x);
  }

  /**
   * The arc cosine.
   *
   * @param x any real
   * @return in 0..pi, NaN outside -1..1
   */
  public static double acos(double x) {
    return StrictMath.acos(x);
  }

  /**
   * The arc cosine.
   *
   * @param x any real
   * @return in 0..pi, NaN outside -1..1
   */
  public static float acos(float x) {
    return (float) StrictMath.acos(x);
  }

  /**
   * The arc tangent.
   *
   * @param x any real
   * @return in -pi/2..pi/2
   */
  public static double atan(double x) {
    return StrictMath.atan(x);
  }

  /**
   * The arc tangent.
   *
   * @param x any real
   * @return in -pi/2..pi/2
   */
  public static float atan(float x) {
    return (float) StrictMath.atan(x);
  }

  /**
   * The angle of the point (x, y).
   *
   * @param y any real
   * @param x any real
   * @return in -pi..pi
   */
  public static double atan2(double y, double x) {
    return StrictMath.atan2(y, x);
  }

  /**
   * The angle of the point (x, y).
   *
   * @param y any real
   * @param x any real
   * @return in -pi..pi
   */
  public static float atan2(float y, float x) {
    return (float) StrictMath.atan2(y, x);
  }
}
