package dev.gradwright.compiler.loop;

/** How wide an accumulator is. */
public enum Width {
  /** An int. */
  INT,
  /** A real of the program's precision. */
  REAL,
  /** A double, whatever the precision: long sums of floats lose nothing that counts. */
  DOUBLE,
  BOOL
}
