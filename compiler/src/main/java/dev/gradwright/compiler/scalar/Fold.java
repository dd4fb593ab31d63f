package dev.gradwright.compiler.scalar;

/**
 * How the values of the reduced axes become one; the order is row-major over those axes and fixed
 * by the shape alone.
 */
public enum Fold {
  SUM,
  PRODUCT,
  MAX,
  MIN,
  /** The row-major position of the first largest value. */
  ARGMAX,
  /** The row-major position of the first smallest value. */
  ARGMIN
}
