package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.op.Contraction;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a contraction is from one product of two matrices that lie in rows: neighbouring axes are
 * one where all tensors that have them have them side by side; others are repeated around it.
 */
final class Pieces {
  /** No matrices at all. */
  private static final int SCATTERED = 100;

  /** Rows or columns cut: each piece reads the other factor again. */
  private static final int CUT = 10;

  /** Terms cut: each piece adds to the result. */
  private static final int ADDED = 15;

  /** A matrix read crosswise. */
  private static final int CROSSWISE = 2;

  private static final int BATCH = 1;

  /** A product of matrices uses each element again and again, others once. */
  private static final int OFTEN = 16;

  private final List<Integer> left;
  private final List<Integer> right;
  private final List<Integer> result;
  private final List<Integer> rows;
  private final List<Integer> columns;
  private final List<Integer> terms;
  private final List<Integer> batches;

  private Pieces(Contraction c) {
    left = c.left();
    right = c.right();
    result = c.result();
    rows = result.stream().filter(label -> !right.contains(label)).toList();
    columns = result.stream().filter(label -> !left.contains(label)).toList();
    terms = c.summed();
    batches =
        result.stream().filter(label -> left.contains(label) && right.contains(label)).toList();
  }

  static int of(Contraction contraction) {
    Pieces pieces = new Pieces(contraction);
    boolean isOfMatrices = !pieces.rows.isEmpty() && !pieces.columns.isEmpty();
    return (isOfMatrices ? OFTEN : 1) * pieces.cost();
  }

  private int cost() {
    return CUT * (cuts(rows) + cuts(columns))
        + ADDED * cuts(terms)
        + (batches.isEmpty() ? 0 : BATCH * (1 + cuts(batches)))
        + (endsWithAny(left, rows) ? CROSSWISE : 0)
        + (endsWithAny(right, terms) ? CROSSWISE : 0)
        + (liesInRows() ? 0 : SCATTERED);
  }

  /** How often an axis does not continue the one before. */
  private int cuts(List<Integer> kind) {
    int cuts = 0;
    for (int i = 1; i < kind.size(); i++) {
      int before = kind.get(i - 1);
      int label = kind.get(i);
      boolean continues =
          Stream.of(left, right, result)
              .filter(labels -> labels.contains(label))
              .allMatch(labels -> labels.indexOf(label) == labels.indexOf(before) + 1);
      cuts += continues ? 0 : 1;
    }
    return cuts;
  }

  private boolean liesInRows() {
    return Stream.of(left, right, result)
        .allMatch(
            labels ->
                endsWithAny(labels, rows)
                    || endsWithAny(labels, columns)
                    || endsWithAny(labels, terms));
  }

  /** Whether the last axis is the last of that kind. */
  private static boolean endsWithAny(List<Integer> labels, List<Integer> kind) {
    return !labels.isEmpty()
        && !kind.isEmpty()
        && labels.get(labels.size() - 1).equals(kind.get(kind.size() - 1));
  }
}
