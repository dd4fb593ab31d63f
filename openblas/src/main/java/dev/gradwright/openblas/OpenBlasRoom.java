package dev.gradwright.openblas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.gradwright.runtime.kernel.Product;
import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.kernel.ProductLibrary;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/** Copies the operands of a product outside the heap, multiplies them there, and copies C back. */
final class OpenBlasRoom implements ProductLibrary.Room {
  private final OffHeap left = new OffHeap();
  private final OffHeap right = new OffHeap();
  private final OffHeap sums = new OffHeap();

  @Override
  public void multiply(Product p, float[] a, int atA, float[] b, int atB, float[] c, int atC) {
    FloatPointer x = left.load(a, atA, rowsA(p), columnsA(p), p.leadingA());
    FloatPointer y = right.load(b, atB, rowsB(p), columnsB(p), p.leadingB());
    FloatPointer z =
        p.store() == Store.ADD
            ? sums.load(c, atC, p.m(), p.n(), p.leadingC())
            : sums.floats(p.m() * p.n());
    int stepA = p.left() == Layout.PLAIN ? p.k() : 1;
    for (int i = 0; i < p.m(); i += ProductLibrary.ROWS) {
      cblas_sgemm(
          CblasRowMajor,
          order(p.left()),
          order(p.right()),
          Math.min(ProductLibrary.ROWS, p.m() - i),
          p.n(),
          p.k(),
          1,
          x.position((long) i * stepA),
          columnsA(p),
          y,
          columnsB(p),
          p.store() == Store.ADD ? 1 : 0,
          z.position((long) i * p.n()),
          p.n());
    }
    sums.store(c, atC, p.m(), p.n(), p.leadingC());
  }

  @Override
  public void multiply(Product p, double[] a, int atA, double[] b, int atB, double[] c, int atC) {
    DoublePointer x = left.load(a, atA, rowsA(p), columnsA(p), p.leadingA());
    DoublePointer y = right.load(b, atB, rowsB(p), columnsB(p), p.leadingB());
    DoublePointer z =
        p.store() == Store.ADD
            ? sums.load(c, atC, p.m(), p.n(), p.leadingC())
            : sums.doubles(p.m() * p.n());
    int stepA = p.left() == Layout.PLAIN ? p.k() : 1;
    for (int i = 0; i < p.m(); i += ProductLibrary.ROWS) {
      cblas_dgemm(
          CblasRowMajor,
          order(p.left()),
          order(p.right()),
          Math.min(ProductLibrary.ROWS, p.m() - i),
          p.n(),
          p.k(),
          1,
          x.position((long) i * stepA),
          columnsA(p),
          y,
          columnsB(p),
          p.store() == Store.ADD ? 1 : 0,
          z.position((long) i * p.n()),
          p.n());
    }
    sums.store(c, atC, p.m(), p.n(), p.leadingC());
  }

  private static int order(Layout layout) {
    return layout == Layout.PLAIN ? CblasNoTrans : CblasTrans;
  }

  private static int rowsA(Product p) {
    return p.left() == Layout.PLAIN ? p.m() : p.k();
  }

  private static int columnsA(Product p) {
    return p.left() == Layout.PLAIN ? p.k() : p.m();
  }

  private static int rowsB(Product p) {
    return p.right() == Layout.PLAIN ? p.k() : p.n();
  }

  private static int columnsB(Product p) {
    return p.right() == Layout.PLAIN ? p.n() : p.k();
  }

  @Override
  public long bytes() {
    return left.bytes() + right.bytes() + sums.bytes();
  }
}
