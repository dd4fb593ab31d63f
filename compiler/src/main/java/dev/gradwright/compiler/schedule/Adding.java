package dev.gradwright.compiler.schedule;

/** How the loops of a kernel add up a sum. */
enum Adding {
  /** In partial sums that take turns, where that is faster. */
  IN_PARTS,
  /** One after another: what lanes make of it has parts of its own. */
  IN_ORDER
}
