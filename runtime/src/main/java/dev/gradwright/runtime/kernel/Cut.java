package dev.gradwright.runtime.kernel;

import java.util.List;

/**
 * One product as several that threads compute at once, each some rows, columns or matrices of C. No
 * element's chain is cut, so the bits are those of the whole.
 *
 * @param parts how many were asked for; there may be fewer
 */
record Cut<P>(int parts, List<Piece<P>> pieces) {

  /** A product, and how far into A, B and C its matrices begin. */
  record Piece<P>(P product, int moveA, int moveB, int moveC) {}

  Cut {
    pieces = List.copyOf(pieces);
  }
}
