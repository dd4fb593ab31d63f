package dev.gradwright.compiler.scalar;

/** Where along one axis an element is read or written. */
public sealed interface Coordinate {

  /** An affine function of the indices. */
  record At(Affine index) implements Coordinate {}

  /** An int computed from data. */
  record Gathered(Scalar index) implements Coordinate {}

  /** The index of one axis of the loop. */
  static Coordinate axis(int axis) {
    return new At(Affine.axis(axis));
  }
}
