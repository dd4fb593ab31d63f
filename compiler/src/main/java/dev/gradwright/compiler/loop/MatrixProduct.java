package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.Extent;

/**
 * {@code C[i, j] = sum over k of op(A)[i, k] * op(B)[k, j]} with op(A) m by k and op(B) k by n; the
 * leading extent is the distance between the stored rows of a matrix.
 */
public record MatrixProduct(
    Layout left,
    Layout right,
    Store store,
    Extent m,
    Extent n,
    Extent k,
    Extent leadingA,
    Extent leadingB,
    Extent leadingC)
    implements Multiplication {

  /** How an operand is stored. */
  public enum Layout {
    PLAIN,
    TRANSPOSED
  }

  /** What happens to C. */
  public enum Store {
    OVERWRITE,
    ADD
  }

  @Override
  public MatrixProduct adding() {
    return new MatrixProduct(left, right, Store.ADD, m, n, k, leadingA, leadingB, leadingC);
  }
}
