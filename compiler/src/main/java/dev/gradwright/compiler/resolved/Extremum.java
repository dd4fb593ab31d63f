package dev.gradwright.compiler.resolved;

/** Whose position is asked for. */
public enum Extremum {
  LARGEST,
  SMALLEST
}
