package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;

/**
 * Computes a {@link StridedProduct} by ordinary ones of its blocks, whose factors are packed from
 * wherever their elements stand: windows are laid out a block at a time.
 */
final class FloatPanels {
  private final FloatPart left = new FloatPart();
  private final FloatPart right = new FloatPart();
  private final Positions rows = new Positions();
  private final Positions columns = new Positions();
  private float[] sums = {};

  void multiply(
      KernelProvider kernels,
      StridedProduct p,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] c,
      int atC,
      Scratch scratch) {
    p.requireInside(a.length, atA, b.length, atB, c.length, atC);
    Blocks blocks = p.blocks();
    boolean swapped = p.isSwapped();
    left.set(p.left(), swapped ? b : a, swapped ? atB : atA, blocks.rows(), blocks.terms());
    right.set(p.right(), swapped ? a : b, swapped ? atA : atB, blocks.columns(), blocks.terms());
    int room = blocks.rows() * blocks.columns();
    sums = sums.length < room ? new float[room] : sums;
    for (int j = 0; j < p.columns().extent(); j += blocks.columns()) {
      int width = Math.min(blocks.columns(), p.columns().extent() - j);
      columns.set(p.columns(), j, width);
      right.lines(j, width);
      for (int i = 0; i < p.rows().extent(); i += blocks.rows()) {
        int height = Math.min(blocks.rows(), p.rows().extent() - i);
        rows.set(p.rows(), i, height);
        left.lines(i, height);
        multiplyBlock(kernels, p, c, atC, scratch);
      }
    }
  }

  private void multiplyBlock(
      KernelProvider kernels, StridedProduct p, float[] c, int atC, Scratch scratch) {
    Blocks blocks = p.blocks();
    if (p.store() == Store.ADD) {
      for (int i = 0; i < rows.count(); i++) {
        FloatCopy.gather(c, atC + rows.at(i), columns, sums, i * blocks.columns());
      }
    }
    int all = p.left().terms().extent();
    int term = 0;
    do {
      int terms = Math.min(blocks.terms(), all - term);
      left.terms(term, terms);
      right.terms(term, terms);
      Product product = blocks.product(term, rows.count(), columns.count(), terms);
      kernels.multiply(
          product, left.matrix(), left.at(), right.matrix(), right.at(), sums, 0, scratch);
      term += blocks.terms();
    } while (term < all);
    for (int i = 0; i < rows.count(); i++) {
      FloatCopy.scatter(sums, i * blocks.columns(), c, atC + rows.at(i), columns);
    }
  }

  /** What its arrays take. */
  long bytes() {
    return (long) Float.BYTES * sums.length
        + left.bytes()
        + right.bytes()
        + rows.bytes()
        + columns.bytes();
  }
}
