package dev.gradwright.compiler.schedule;

/** What loops of one kernel are written for. */
enum Target {
  PORTABLE,
  /** Loops whose turns may become lanes. */
  VECTORS
}
