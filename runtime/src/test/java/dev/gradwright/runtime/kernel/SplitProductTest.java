package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Reals.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.kernel.StridedProduct.Axis;
import dev.gradwright.runtime.parallel.Threads;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Products in pieces, bit for bit those of the provider that computes the pieces. */
@ParameterizedClass(name = "{0}")
@FieldSource("PROVIDERS")
final class SplitProductTest {
  static final List<SplitKernels> PROVIDERS = Providers.split();

  private static final List<Integer> COUNTS = List.of(1, 2, 3, 8);
  private static final int OFFSET = 3;

  private final SplitKernels kernels;
  private final Scratch scratch = new Scratch();
  private final Random random = new Random(17);
  private final int before = Threads.count();
  private final long grain = Threads.grain();

  SplitProductTest(SplitKernels kernels) {
    this.kernels = kernels;
  }

  /** Computes on given arrays. */
  private interface Multiply {
    void floats(KernelProvider kernels, float[] a, float[] b, float[] c);

    void doubles(KernelProvider kernels, double[] a, double[] b, double[] c);
  }

  @BeforeEach
  void splitAll() {
    Threads.grain(1);
  }

  @AfterEach
  void restore() {
    Threads.use(before);
    Threads.grain(grain);
  }

  @ParameterizedTest
  @CsvSource({
    "64, 128, 784",
    "784, 128, 64",
    "64, 10, 128",
    "1, 300, 70",
    "300, 1, 70",
    "7, 13, 50",
    "13, 65, 129",
    "100, 200, 3",
    "14, 5, 700"
  })
  void piecesOfEveryVariantAreTheWhole(int m, int n, int k) {
    for (Layout left : Layout.values()) {
      for (Layout right : Layout.values()) {
        for (Store store : Store.values()) {
          Product dense = Product.of(left, right, store, m, n, k);
          check(dense);
          check(
              new Product(
                  left,
                  right,
                  store,
                  m,
                  n,
                  k,
                  dense.leadingA() + 2,
                  dense.leadingB() + 1,
                  dense.leadingC() + 3));
        }
      }
    }
  }

  @Test
  void productWhosePiecesWouldBeOfPartialSumsStaysWhole() {
    Product p = Product.of(Layout.PLAIN, Layout.TRANSPOSED, Store.ADD, 20, 14, 300);
    check(p, threads -> false);
    check(Product.of(Layout.PLAIN, Layout.PLAIN, Store.ADD, 20, 14, 300));
  }

  private void check(Product p) {
    check(p, threads -> threads > 1);
  }

  private void check(Product p, IntPredicate isShared) {
    Multiply multiply =
        new Multiply() {
          @Override
          public void floats(KernelProvider by, float[] a, float[] b, float[] c) {
            by.multiply(p, a, OFFSET, b, OFFSET, c, OFFSET, scratch);
          }

          @Override
          public void doubles(KernelProvider by, double[] a, double[] b, double[] c) {
            by.multiply(p, a, OFFSET, b, OFFSET, c, OFFSET, scratch);
          }
        };
    check(multiply, p.elementsOfA(), p.elementsOfB(), p.elementsOfC(), p.toString(), isShared);
  }

  @Test
  void piecesOfPackedProductsAreTheWhole() {
    Product p = Product.of(64, 128, 300);
    Packed packed = new Packed();
    Multiply multiply =
        new Multiply() {
          @Override
          public void floats(KernelProvider by, float[] a, float[] b, float[] c) {
            by.pack(p, b, OFFSET, packed, scratch);
            by.multiply(p, a, OFFSET, packed, c, OFFSET, scratch);
          }

          @Override
          public void doubles(KernelProvider by, double[] a, double[] b, double[] c) {
            by.pack(p, b, OFFSET, packed, scratch);
            by.multiply(p, a, OFFSET, packed, c, OFFSET, scratch);
          }
        };
    check(multiply, p.elementsOfA(), p.elementsOfB(), p.elementsOfC(), p.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "9, 0, 300, 350",
    "9, 300, 0, 350",
    "2, 300, 300, 350",
    "8, 0, 0, 350",
    "9, 300, 300, 0"
  })
  void piecesOfBatchesAreTheWhole(int count, int strideA, int strideB, int strideC) {
    for (Store store : Store.values()) {
      if (strideC == 0 && store == Store.OVERWRITE) {
        continue;
      }
      Product each = Product.of(Layout.PLAIN, Layout.TRANSPOSED, store, 17, 19, 13);
      check(new Batch(each, count, strideA, strideB, strideC), 300 * count, 350 * count);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 3, 350", "3, 4, 350", "5, 2, 0", "1, 1, 350"})
  void piecesOfBatchesAlongTwoAxesAreTheWhole(int count, int inner, int strideC) {
    Product each = Product.of(Layout.TRANSPOSED, Layout.PLAIN, Store.ADD, 17, 19, 13);
    int all = count * inner;
    check(
        new Batch(each, inner, 300, 300, 350).repeated(count, inner * 300, 0, inner * strideC),
        300 * all,
        350 * all);
    check(
        new Batch(each, inner, 300, 300, strideC).repeated(count, 0, inner * 300, inner * 350),
        300 * all,
        350 * all);
  }

  @Test
  void batchesAreCutAlongTheAxisWhosePartsAreMostEven() {
    Batch batch = new Batch(Product.of(17, 19, 13), 4, 1, 2, 3).repeated(3, 10, 20, 30);
    Cut<Batch> cut = new CutProduct(2, new Grain(1, 1, 1)).cut(batch);
    List<Batch> halves = cut.pieces().stream().map(Cut.Piece::product).toList();
    Batch half = new Batch(Product.of(17, 19, 13), 2, 1, 2, 3).repeated(3, 10, 20, 30);
    assertEquals(List.of(half, half), halves);
    assertEquals(6, cut.pieces().get(1).moveC());
  }

  private void check(Batch batch, int length, int lengthC) {
    Multiply multiply =
        new Multiply() {
          @Override
          public void floats(KernelProvider by, float[] a, float[] b, float[] c) {
            by.multiply(batch, a, OFFSET, b, OFFSET, c, OFFSET, scratch);
          }

          @Override
          public void doubles(KernelProvider by, double[] a, double[] b, double[] c) {
            by.multiply(batch, a, OFFSET, b, OFFSET, c, OFFSET, scratch);
          }
        };
    check(multiply, length, length, lengthC, batch.toString());
  }

  @ParameterizedTest
  @CsvSource({"7, 3, 17, 13, 3", "1, 1, 28, 8, 5", "2, 1, 9, 16, 5", "5, 8, 12, 3, 1"})
  void piecesOfConvolutionsAndTheirAdjointsAreTheWhole(
      int images, int in, int size, int out, int taps) {
    int places = size - taps + 1;
    int seen = places * places;
    List<Axis> rows =
        List.of(
            new Axis(images, in * size * size, 0, out * seen),
            new Axis(places, size, 0, places),
            new Axis(places, 1, 0, 1));
    List<Axis> columns = List.of(new Axis(out, 0, in * taps * taps, seen));
    List<Axis> terms =
        List.of(
            new Axis(in, size * size, taps * taps, 0),
            new Axis(taps, size, taps, 0),
            new Axis(taps, 1, 1, 0));
    int image = images * in * size * size;
    int filter = out * in * taps * taps;
    for (Store store : Store.values()) {
      check(StridedProduct.of(store, rows, columns, terms), image, filter, images * out * seen);
      check(
          StridedProduct.of(
              store,
              List.of(new Axis(out, seen, 0, in * taps * taps)),
              terms.stream().map(a -> new Axis(a.extent(), 0, a.strideA(), a.strideB())).toList(),
              rows.stream().map(a -> new Axis(a.extent(), a.strideC(), a.strideA(), 0)).toList()),
          images * out * seen,
          image,
          filter);
    }
  }

  private void check(StridedProduct p, int lengthA, int lengthB, int lengthC) {
    Multiply multiply =
        new Multiply() {
          @Override
          public void floats(KernelProvider by, float[] a, float[] b, float[] c) {
            by.multiply(p, a, OFFSET, b, OFFSET, c, OFFSET, scratch);
          }

          @Override
          public void doubles(KernelProvider by, double[] a, double[] b, double[] c) {
            by.multiply(p, a, OFFSET, b, OFFSET, c, OFFSET, scratch);
          }
        };
    check(multiply, lengthA, lengthB, lengthC, p.toString(), n -> p.cut(n).pieces().size() > 1);
  }

  @Test
  void convolutionsAreCutWhereEachPieceFillsTiles() {
    List<Axis> terms = List.of(new Axis(200, 1, 1, 0));
    for (int columns : List.of(4, 16)) {
      StridedProduct p =
          StridedProduct.of(
              Store.OVERWRITE,
              List.of(new Axis(64, 200, 0, 64 * columns), new Axis(64, 200, 0, columns)),
              List.of(new Axis(columns, 0, 200, 1)),
              terms);
      assertEquals(columns == 16, p.cut(2).pieces().size() == 2);
    }
  }

  /** Else what is contiguous would be cut, only because it then has no gaps. */
  @Test
  void convolutionsAreCutByImagesAndNotAcrossTheirRows() {
    int images = 64;
    StridedProduct p =
        StridedProduct.of(
            Store.OVERWRITE,
            List.of(new Axis(8, 25, 0, 144)),
            List.of(
                new Axis(images, 0, 4096, 1152), new Axis(12, 0, 16, 12), new Axis(12, 0, 1, 1)),
            List.of(new Axis(16, 200, 256, 0), new Axis(5, 5, 16, 0), new Axis(5, 1, 1, 0)));
    assertEquals(
        List.of(0, images / 2 * 4096), p.cut(2).pieces().stream().map(Cut.Piece::moveB).toList());
  }

  private void check(Multiply multiply, int lengthA, int lengthB, int lengthC, String what) {
    check(multiply, lengthA, lengthB, lengthC, what, threads -> threads > 1);
  }

  private void check(
      Multiply multiply,
      int lengthA,
      int lengthB,
      int lengthC,
      String what,
      IntPredicate isShared) {
    double[] a = Reals.random(random, OFFSET + lengthA + 1);
    double[] b = Reals.random(random, OFFSET + lengthB + 1);
    double[] c = Reals.random(random, OFFSET + lengthC + 1);
    double[] doubles = c.clone();
    multiply.doubles(kernels.whole(), a, b, doubles);
    float[] singles = floats(c);
    multiply.floats(kernels.whole(), floats(a), floats(b), singles);
    for (int threads : COUNTS) {
      Threads.use(threads);
      double[] d = c.clone();
      multiply.doubles(kernels, a, b, d);
      assertArrayEquals(doubles, d, what);
      float[] f = floats(c);
      multiply.floats(kernels, floats(a), floats(b), f);
      assertArrayEquals(singles, f, what);
      assertEquals(isShared.test(threads), Threads.handOvers() > 0, what);
    }
  }

  @Test
  void matrixOutsideItsArrayIsRefusedBeforeAnythingIsWritten() {
    Threads.use(2);
    Product p = Product.of(20, 20, 20);
    double[] c = new double[400];
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[400], 0, new double[399], 0, c, 0, scratch));
    assertArrayEquals(new double[400], c);
    StridedProduct strided =
        StridedProduct.of(
            Store.OVERWRITE,
            List.of(new Axis(20, 20, 0, 20)),
            List.of(new Axis(20, 0, 1, 1)),
            List.of(new Axis(20, 1, 20, 0)));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(strided, new double[400], 1, new double[400], 0, c, 0, scratch));
    assertArrayEquals(new double[400], c);
  }

  @Test
  void callsAllocateNothingOnceTheScratchHasGrown() {
    Threads.use(2);
    Product p = Product.of(64, 128, 30);
    Batch batch = new Batch(p, 2, 0, 0, 64 * 128);
    StridedProduct strided =
        StridedProduct.of(
            Store.OVERWRITE,
            List.of(new Axis(64, 30, 0, 128)),
            List.of(new Axis(128, 0, 1, 1)),
            List.of(new Axis(30, 1, 128, 0)));
    float[] a = new float[64 * 30];
    float[] b = new float[30 * 128];
    float[] c = new float[2 * 64 * 128];
    assertEquals(
        0,
        Allocation.ofCompiled(
            () -> {
              kernels.multiply(p, a, 0, b, 0, c, 0, scratch);
              kernels.multiply(batch, a, 0, b, 0, c, 0, scratch);
              kernels.multiply(strided, a, 0, b, 0, c, 0, scratch);
            }));
    assertTrue(Threads.handOvers() > 0);
  }
}
