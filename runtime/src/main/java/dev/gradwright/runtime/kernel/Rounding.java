package dev.gradwright.runtime.kernel;

/** Step functions: the sign of a number and the integers next to it. */
public final class Rounding {
  private Rounding() {}

  /**
   * The sign.
   *
   * @param x any real
   * @return -1, 0 or 1 with the zero's sign kept; NaN for NaN
   */
  public static double sign(double x) {
    return Math.signum(x);
  }

  /**
   * The sign.
   *
   * @param x any real
   * @return -1, 0 or 1 with the zero's sign kept; NaN for NaN
   */
  public static float sign(float x) {
    return Math.signum(x);
  }

  /**
   * The greatest integer not above x.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static double floor(double x) {
    return Math.floor(x);
  }

  /**
   * The greatest integer not above x.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static float floor(float x) {
    return (float) Math.floor(x);
  }

  /**
   * The least integer not below x.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static double ceil(double x) {
    return Math.ceil(x);
  }

  /**
   * The least integer not below x.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static float ceil(float x) {
    return (float) Math.ceil(x);
  }

  /**
   * The nearest integer, halves to the even one.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static double round(double x) {
    return Math.rint(x);
  }

  /**
   * The nearest integer, halves to the even one.
   *
   * @param x any real
   * @return an integer as a real
   */
  public static float round(float x) {
    return (float) Math.rint(x);
  }
}
