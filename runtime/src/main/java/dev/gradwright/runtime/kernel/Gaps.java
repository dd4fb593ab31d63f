package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.StridedProduct.Axis;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of B that lie a few elements apart, as the rows of an image do after a convolution: they are
 * carried as one run, and what the gaps between them contribute to columns is never stored.
 */
final class Gaps {
  // Nanoseconds to begin a run, and per sum of a column that is computed in vain.
  private static final double RUN = 5;
  private static final double SUM = 0.01;

  private Gaps() {}

  /** How many elements lie between two rows, if they should be carried along; else 0. */
  static int between(List<Axis> columns, int rowsOfC) {
    int last = columns.size() - 1;
    if (last < 1 || columns.stream().anyMatch(axis -> axis.extent() == 0)) {
      return 0;
    }
    Axis inner = columns.get(last);
    int gap = columns.get(last - 1).strideB() - inner.extent();
    // Else the gap after a row that is not the last one of all may lie behind the array.
    boolean isInside = columns.stream().limit(last - 1).allMatch(axis -> axis.strideB() >= gap);
    boolean isWorth =
        inner.strideB() == 1
            && columns.get(last - 1).extent() > 1
            && 0 < gap
            && gap <= inner.extent()
            && gap * SUM * rowsOfC < RUN;
    return isInside && isWorth ? gap : 0;
  }

  /** The axes in B, each row with the gap after it. */
  static List<Axis> closed(List<Axis> columns, int gap) {
    if (gap == 0) {
      return columns;
    }
    List<Axis> closed = new ArrayList<>(columns);
    Axis inner = closed.remove(closed.size() - 1);
    closed.add(new Axis(inner.extent() + gap, 0, inner.strideB(), inner.strideC()));
    return closed;
  }
}
