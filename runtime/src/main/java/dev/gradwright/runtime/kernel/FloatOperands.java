package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;

/**
 * The matrices of one call by their strides: {@code op(A)[i, k]} stands at {@code a[atA + i * rowA
 * + k * columnA]}, and so on. One object serves all calls of a scratch, so that none allocates.
 */
final class FloatOperands {
  int m;
  int n;
  int k;
  Store store = Store.OVERWRITE;

  float[] a = {};
  int atA;
  int rowA;
  int columnA;

  float[] b = {};
  int atB;
  int rowB;
  int columnB;

  float[] c = {};
  int atC;
  int rowC;
  int columnC;

  void set(
      Product p, float[] newA, int newAtA, float[] newB, int newAtB, float[] newC, int newAtC) {
    m = p.m();
    n = p.n();
    k = p.k();
    store = p.store();
    a = newA;
    atA = newAtA;
    rowA = p.left() == Layout.PLAIN ? p.leadingA() : 1;
    columnA = p.left() == Layout.PLAIN ? 1 : p.leadingA();
    b = newB;
    atB = newAtB;
    rowB = p.right() == Layout.PLAIN ? p.leadingB() : 1;
    columnB = p.right() == Layout.PLAIN ? 1 : p.leadingB();
    c = newC;
    atC = newAtC;
    rowC = p.leadingC();
    columnC = 1;
  }

  /** To what is left when so many terms have been added up, of at least one. */
  void skip(int terms) {
    k -= terms;
    atA += terms * columnA;
    atB += terms * rowB;
    store = Store.ADD;
  }

  /** To the same product by {@code C' = op(B)' op(A)'}. */
  void transpose() {
    int rows = m;
    m = n;
    n = rows;
    float[] left = a;
    a = b;
    b = left;
    int at = atA;
    atA = atB;
    atB = at;
    int row = rowA;
    int column = columnA;
    rowA = columnB;
    columnA = rowB;
    rowB = column;
    columnB = row;
    int step = rowC;
    rowC = columnC;
    columnC = step;
  }

  /** To sums elsewhere. */
  void sums(float[] newC, int newAtC, int newRowC) {
    c = newC;
    atC = newAtC;
    rowC = newRowC;
    columnC = 1;
  }
}
