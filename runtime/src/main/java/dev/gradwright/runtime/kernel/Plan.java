package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Layout;

/**
 * How {@link PortableKernels} computes a product: the way that a rough model of its time finds
 * shortest. The times are nanoseconds measured once; they decide speed alone, never a bit of the
 * result.
 */
enum Plan {
  /** Along the rows of C. */
  ROWS,
  /** Along the columns of C. */
  COLUMNS,
  /** In place, four rows of C at a time. */
  DOTS,
  /** In place, four columns of C at a time. */
  DOTS_ACROSS;

  // Two rows by four terms: a vector loop's beginning and end, which run one element at a time, and
  // each element.
  private static final double LOOP = 45;
  private static final double ELEMENT = 0.35;
  private static final double COPIED = 0.1;
  private static final double COPIED_CROSSWISE = 1.5;
  private static final double STORED_CROSSWISE = 0.7;
  private static final double TERM = 0.4;
  private static final double DOT = 5;
  // The model is rough: the straight way unless the other is far shorter.
  private static final double CLEARLY = 0.7;

  static Plan of(Product p) {
    double rows =
        along(p.m(), p.n(), p.k(), p.right() == Layout.PLAIN ? COPIED : COPIED_CROSSWISE, COPIED);
    double columns =
        along(
            p.n(),
            p.m(),
            p.k(),
            p.left() == Layout.TRANSPOSED ? COPIED : COPIED_CROSSWISE,
            STORED_CROSSWISE);
    double dots = (double) p.m() * p.n() * (p.k() * TERM + DOT);
    if (p.k() == 0 || dots <= Math.min(rows, columns)) {
      return p.m() >= p.n() ? DOTS : DOTS_ACROSS;
    }
    return columns < CLEARLY * rows ? COLUMNS : ROWS;
  }

  /** Loops of {@code length}, over {@code lines} of C. */
  private static double along(int lines, int length, int k, double copy, double store) {
    double times = (lines + 1) / 2 * ((k + 3) / 4);
    double loops = Math.max(1, Math.rint(length / (double) FloatRows.PANEL));
    return times * (loops * LOOP + ELEMENT * length) + copy * k * length + store * lines * length;
  }
}
