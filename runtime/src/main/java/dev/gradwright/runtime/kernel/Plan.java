package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Layout;

/** How {@link PortableKernels} computes a product. */
enum Plan {
  /** Along the rows of C. */
  ROWS,
  /** Along the columns of C. */
  COLUMNS,
  /** In place, four rows of C at a time. */
  DOTS,
  /** In place, four columns of C at a time. */
  DOTS_ACROSS;

  // Below this, loops are too short to be worth vectors.
  private static final int SHORT = 16;
  // With so few rows, copying an operand element by element costs more than it gains.
  private static final int FEW = 4;

  static Plan of(Product p) {
    boolean columns = p.m() > 2 * p.n();
    int length = columns ? p.m() : p.n();
    int reuse = columns ? p.n() : p.m();
    boolean crosswise = columns ? p.left() == Layout.PLAIN : p.right() == Layout.TRANSPOSED;
    if (length < SHORT || p.k() == 0 || (crosswise && reuse <= FEW)) {
      return p.m() >= p.n() ? DOTS : DOTS_ACROSS;
    }
    return columns && p.n() < 64 ? COLUMNS : ROWS;
  }
}
