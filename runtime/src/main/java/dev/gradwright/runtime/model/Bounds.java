package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;

/** Checks that generated classes make when dims are bound and when data are used as indices. */
public final class Bounds {
  private Bounds() {}

  /**
   * Requires what a loss may be multiplied by.
   *
   * @param factor any number
   * @return the factor
   * @throws IllegalArgumentException unless it is from 2^-100 to 2^100
   */
  public static double scale(double factor) {
    if (!(factor >= 0x1p-100 && factor <= 0x1p100)) {
      throw new IllegalArgumentException("a loss cannot be scaled by " + factor);
    }
    return factor;
  }

  /**
   * Requires a dim that is no less than 0.
   *
   * @param name the dim's name
   * @param value its number
   * @throws ShapeException if it is negative
   */
  public static void dim(String name, int value) {
    if (value < 0) {
      throw new ShapeException(name + " = " + value + " is negative");
    }
  }

  /**
   * Requires a dim that is no less than what a model makes use of.
   *
   * @param name the dim's name
   * @param value its number
   * @param least what it must be at least
   * @param message what makes use of it, in the user's terms
   * @throws ShapeException if it is less
   */
  public static void atLeast(String name, int value, int least, String message) {
    if (value < least) {
      throw new ShapeException(
          name + " = " + value + ", but must be at least " + least + ": " + message);
    }
  }

  /**
   * Requires what a model demands of its dims.
   *
   * @param extent what must not be negative
   * @param formula how it follows from the dims
   * @param message the demand in the user's terms
   * @throws ShapeException if it is negative
   */
  public static void nonNegative(long extent, String formula, String message) {
    if (extent < 0) {
      throw new ShapeException(formula + " = " + extent + ", but must not be negative: " + message);
    }
  }

  /**
   * Requires a division that comes out even.
   *
   * @param numerator the dividend
   * @param denominator the divisor
   * @param message the demand in the user's terms
   * @throws ShapeException if something is left over, or if the divisor is 0
   */
  public static void divides(long numerator, long denominator, String message) {
    if (denominator == 0 || numerator % denominator != 0) {
      throw new ShapeException(message + ": " + numerator + " is not divisible by " + denominator);
    }
  }

  /**
   * Requires a number of elements that one array can hold.
   *
   * @param count the number
   * @param what whose elements they are
   * @param formula how their number follows from the dims
   * @throws ShapeException if there are more, or fewer than 0
   */
  public static void count(long count, String what, String formula) {
    if (count < 0 || count > Tensor.MOST_ELEMENTS) {
      throw new ShapeException(
          what
              + " would have "
              + formula
              + " = "
              + count
              + " elements; an array holds "
              + Tensor.MOST_ELEMENTS);
    }
  }

  /**
   * Requires an index taken from data to be inside.
   *
   * @param index the index
   * @param extent one more than the greatest there is
   * @param what the tensor that it leads into
   * @return the index
   * @throws ShapeException if it leads outside
   */
  public static int inside(int index, int extent, String what) {
    if (index < 0 || index >= extent) {
      throw new ShapeException(
          "index " + index + " into " + what + ", whose extent there is " + extent);
    }
    return index;
  }

  /**
   * Requires a value to keep to the domain that is stated for it.
   *
   * @param value the value
   * @param low the least there may be
   * @param high the greatest
   * @param what whose value it is, and the domain as written
   * @return the value
   * @throws ShapeException if it is outside
   */
  public static int within(int value, int low, int high, String what) {
    if (value < low || value > high) {
      throw new ShapeException(what + ", is " + value);
    }
    return value;
  }

  /**
   * Requires a value to keep to the domain that is stated for it.
   *
   * @param value the value
   * @param low the least there may be
   * @param high the greatest
   * @param what whose value it is, and the domain as written
   * @return the value
   * @throws ShapeException if it is outside, or NaN
   */
  public static float within(float value, float low, float high, String what) {
    if (!(value >= low && value <= high)) {
      throw new ShapeException(what + ", is " + value);
    }
    return value;
  }

  /**
   * Requires a value to keep to the domain that is stated for it.
   *
   * @param value the value
   * @param low the least there may be
   * @param high the greatest
   * @param what whose value it is, and the domain as written
   * @return the value
   * @throws ShapeException if it is outside, or NaN
   */
  public static double within(double value, double low, double high, String what) {
    if (!(value >= low && value <= high)) {
      throw new ShapeException(what + ", is " + value);
    }
    return value;
  }
}
