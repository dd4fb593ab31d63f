package dev.gradwright.compiler.evaluate;

/** A scalar expression made ready to be evaluated at any place. */
interface Cell {
  double value(Cursor at);

  /** See {@link Numbers#magnitudes}. */
  double magnitude(Cursor at);
}
