package dev.gradwright.runtime.kernel;

import java.util.Objects;

/**
 * One matrix product, {@code C[i, j] = sum over k of op(A)[i, k] * op(B)[k, j]}, all matrices
 * row-major; made once per shape and used for many calls.
 *
 * <p>op(A) is m by k and op(B) is k by n. A transposed operand is stored as n by k (or k by m) and
 * read crosswise, never copied by the caller. The leading extent of a matrix is the distance in
 * elements between the beginnings of its stored rows.
 *
 * @param left how A is stored
 * @param right how B is stored
 * @param store whether C is overwritten or added to
 * @param m rows of C
 * @param n columns of C
 * @param k terms of each sum; with none, the sum is 0
 * @param leadingA leading extent of A
 * @param leadingB leading extent of B
 * @param leadingC leading extent of C
 */
public record Product(
    Layout left,
    Layout right,
    Store store,
    int m,
    int n,
    int k,
    int leadingA,
    int leadingB,
    int leadingC) {
  // With fewer terms, adding up partial sums takes too long.
  private static final int MANY_TERMS = 256;
  // With more elements, tiles take less: they read each factor less often.
  private static final int FEW_ELEMENTS = 256;

  /** How an operand is stored. */
  public enum Layout {
    /** As it stands in the product. */
    PLAIN,
    /** Rows and columns exchanged. */
    TRANSPOSED
  }

  /** What happens to C. */
  public enum Store {
    /** {@code C = op(A) op(B)}. */
    OVERWRITE,
    /** {@code C = C + op(A) op(B)}. */
    ADD
  }

  /**
   * Requires extents of at least 0 and leading extents that hold a row.
   *
   * @param left how A is stored
   * @param right how B is stored
   * @param store whether C is overwritten or added to
   * @param m rows of C
   * @param n columns of C
   * @param k terms of each sum; with none, the sum is 0
   * @param leadingA leading extent of A
   * @param leadingB leading extent of B
   * @param leadingC leading extent of C
   */
  public Product {
    Objects.requireNonNull(left, "left");
    Objects.requireNonNull(right, "right");
    Objects.requireNonNull(store, "store");
    if (m < 0 || n < 0 || k < 0) {
      throw new IllegalArgumentException(
          "a product of " + m + " x " + k + " by " + k + " x " + n + " has a negative extent");
    }
    requireLeading("A", leadingA, left == Layout.PLAIN ? k : m);
    requireLeading("B", leadingB, right == Layout.PLAIN ? n : k);
    requireLeading("C", leadingC, n);
  }

  private static void requireLeading(String matrix, int leading, int row) {
    if (leading < row) {
      throw new IllegalArgumentException(
          "the leading extent " + leading + " of " + matrix + " is less than its row of " + row);
    }
  }

  /**
   * Of dense plain matrices, overwriting C.
   *
   * @param m rows of C
   * @param n columns of C
   * @param k terms of each sum
   * @return the product {@code C[m, n] = A[m, k] B[k, n]}
   */
  public static Product of(int m, int n, int k) {
    return of(Layout.PLAIN, Layout.PLAIN, Store.OVERWRITE, m, n, k);
  }

  /**
   * Of dense matrices.
   *
   * @param left how A is stored
   * @param right how B is stored
   * @param store whether C is overwritten or added to
   * @param m rows of C
   * @param n columns of C
   * @param k terms of each sum
   * @return the product, its leading extents those of dense matrices
   */
  public static Product of(Layout left, Layout right, Store store, int m, int n, int k) {
    return new Product(
        left,
        right,
        store,
        m,
        n,
        k,
        left == Layout.PLAIN ? k : m,
        right == Layout.PLAIN ? n : k,
        n);
  }

  /** Requires that each matrix lies inside its array. */
  void requireInside(int lengthA, int atA, int lengthB, int atB, int lengthC, int atC) {
    Objects.checkFromIndexSize(atA, elementsOfA(), lengthA);
    Objects.checkFromIndexSize(atB, elementsOfB(), lengthB);
    Objects.checkFromIndexSize(atC, elementsOfC(), lengthC);
  }

  /** Requires one term, and that each matrix lies inside its array. */
  void requireOneTerm(int lengthA, int atA, int lengthB, int atB, int lengthC) {
    if (k != 1) {
      throw new IllegalArgumentException("a product of " + k + " terms in place of 1");
    }
    requireInside(lengthA, atA, lengthB, atB, lengthC, 0);
  }

  /** The distance of the elements of A, of one column, from row to row. */
  int stepOfA() {
    return left == Layout.PLAIN ? leadingA : 1;
  }

  /** The distance of the elements of B, of one row, from column to column. */
  int stepOfB() {
    return right == Layout.PLAIN ? 1 : leadingB;
  }

  /**
   * Whether each element is a sum of partial sums, in place of one chain of multiply-adds: few
   * elements of many terms that lie side by side in both factors. So are those of any part of C.
   */
  boolean isOfPartialSums() {
    return k >= MANY_TERMS
        && (long) m * n <= FEW_ELEMENTS
        && (left == Layout.PLAIN || leadingA == 1)
        && (right == Layout.TRANSPOSED || leadingB == 1);
  }

  /** How many elements of its array A spans. */
  int elementsOfA() {
    return left == Layout.PLAIN ? span(m, leadingA, k) : span(k, leadingA, m);
  }

  /** How many elements of its array B spans. */
  int elementsOfB() {
    return right == Layout.PLAIN ? span(k, leadingB, n) : span(n, leadingB, k);
  }

  /** How many elements of its array C spans. */
  int elementsOfC() {
    return span(m, leadingC, n);
  }

  private static int span(int rows, int leading, int row) {
    return rows == 0 || row == 0 ? 0 : Math.addExact(Math.multiplyExact(rows - 1, leading), row);
  }
}
