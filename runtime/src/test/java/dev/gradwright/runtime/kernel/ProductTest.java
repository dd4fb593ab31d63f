package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Reals.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Matrix products against commons-math3 and, bit for bit, against one chain of fused multiply-adds
 * per element, or against partial sums where an element is made of these.
 */
@ParameterizedClass(name = "{0}")
@FieldSource("PROVIDERS")
final class ProductTest {
  static final List<KernelProvider> PROVIDERS = Providers.all();
  private static final int OFFSET = 3;
  private final KernelProvider kernels;
  private final Scratch scratch = new Scratch();
  private final Random random = new Random(17);

  ProductTest(KernelProvider kernels) {
    this.kernels = kernels;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "2, 1, 2",
    "1, 17, 5",
    "17, 1, 5",
    "5, 5, 1",
    "7, 13, 5",
    "64, 10, 33",
    "10, 64, 130",
    "33, 31, 17",
    "3, 1100, 4",
    "70, 5, 260",
    "4, 40, 9",
    "90, 130, 1",
    "40, 4, 9",
    "1, 40, 300",
    "35, 300, 450",
    "6, 64, 128",
    "11, 63, 257",
    "540, 70, 300",
    "8, 64, 20",
    "10, 49, 130",
    "14, 33, 20",
    "489, 10, 257",
    "5, 200, 40",
    "784, 16, 64",
    "53, 128, 130",
    "75, 32, 40",
    "75, 16, 40",
    "50, 64, 33",
    "20, 83, 48",
    "66, 300, 145",
    "530, 520, 20",
    "800, 8, 33",
    "10, 10, 1000",
    "2, 2, 259",
    "16, 16, 256",
    "5, 7, 300",
    "3, 5, 271",
    "1, 1, 300",
    "9, 1, 290",
    "1, 9, 290",
    "16, 17, 256",
    "0, 4, 4",
    "4, 0, 4",
    "4, 4, 0",
    "20, 20, 0"
  })
  void everyVariantIsASumOfFusedMultiplyAddsInItsOrder(int m, int n, int k) {
    for (Layout left : Layout.values()) {
      for (Layout right : Layout.values()) {
        for (Store store : Store.values()) {
          for (int extra : new int[] {0, 2}) {
            Product dense = Product.of(left, right, store, m, n, k);
            checkBits(
                new Product(
                    left,
                    right,
                    store,
                    m,
                    n,
                    k,
                    dense.leadingA() + extra,
                    dense.leadingB() + extra,
                    dense.leadingC() + extra));
          }
        }
      }
    }
  }

  @Test
  void fewElementsOfManyTermsSideBySideAreOfPartialSums() {
    assertTrue(sums(Layout.PLAIN, Layout.TRANSPOSED, 16, 16, 256));
    assertFalse(sums(Layout.PLAIN, Layout.TRANSPOSED, 16, 16, 255));
    assertFalse(sums(Layout.PLAIN, Layout.TRANSPOSED, 16, 17, 256));
    assertFalse(sums(Layout.PLAIN, Layout.PLAIN, 16, 16, 256));
    assertFalse(sums(Layout.TRANSPOSED, Layout.TRANSPOSED, 16, 16, 256));
    assertTrue(sums(Layout.PLAIN, Layout.PLAIN, 16, 1, 256));
    assertTrue(sums(Layout.TRANSPOSED, Layout.TRANSPOSED, 1, 16, 256));
  }

  private static boolean sums(Layout left, Layout right, int m, int n, int k) {
    return Product.of(left, right, Store.OVERWRITE, m, n, k).isOfPartialSums();
  }

  @Test
  void partsAlongAllExtentsAreTheChainOfFusedMultiplyAdds() {
    checkBits(Product.of(Layout.PLAIN, Layout.PLAIN, Store.ADD, 528, 1030, 260));
    checkBits(Product.of(Layout.PLAIN, Layout.TRANSPOSED, Store.OVERWRITE, 66, 2100, 140));
    checkBits(Product.of(52_801, 64, 3));
    checkBits(Product.of(Layout.TRANSPOSED, Layout.PLAIN, Store.OVERWRITE, 30, 400, 660));
  }

  @Test
  void oneScratchServesProductsOfAnyShape() {
    checkBits(Product.of(40, 20, 9));
    checkBits(Product.of(3, 500, 20));
    checkBits(Product.of(8, 64, 700));
    checkBits(Product.of(50, 500, 30));
    checkBits(Product.of(Layout.PLAIN, Layout.TRANSPOSED, Store.ADD, 6, 6, 400));
  }

  @ParameterizedTest
  @CsvSource({
    "32, 512, 128",
    "32, 128, 512",
    "5, 200, 40",
    "6, 65, 129",
    "7, 13, 5",
    "9, 4, 3",
    "40, 300, 8",
    "12, 12, 300"
  })
  void packedMatrixGivesTheSameBits(int m, int n, int k) {
    Packed floats = new Packed();
    Packed doubles = new Packed();
    for (Layout right : Layout.values()) {
      for (Store store : Store.values()) {
        checkBitsOfPacked(Product.of(Layout.PLAIN, right, store, m, n, k), floats, doubles);
        checkBitsOfPacked(Product.of(Layout.TRANSPOSED, right, store, m, n, k), floats, doubles);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "33, 10", "70, 16", "40, 83", "32, 128", "65, 215"})
  void descentHasTheBitsOfTheProductStoredBefore(int m, int n) {
    for (Layout left : Layout.values()) {
      for (Layout right : Layout.values()) {
        Product dense = Product.of(left, right, Store.OVERWRITE, m, n, 1);
        checkDescent(dense);
        checkDescent(
            new Product(
                left,
                right,
                Store.OVERWRITE,
                m,
                n,
                1,
                dense.leadingA() + 2,
                dense.leadingB() + 2,
                n + 2));
      }
    }
  }

  private void checkDescent(Product p) {
    double[] a = numbers(OFFSET + p.elementsOfA() + 1);
    double[] b = numbers(OFFSET + p.elementsOfB() + 1);
    double[] x = numbers(p.elementsOfC() + 1);
    double[] slopes = new double[OFFSET + x.length];
    chain(p, a, b, slopes);
    float[] floatX = floats(x);
    float[] floatSlopes = new float[slopes.length];
    chain(p, floats(a), floats(b), floatSlopes);
    double[] expected = x.clone();
    float[] floatExpected = floatX.clone();
    for (int i = 0; i < p.m(); i++) {
      for (int at = i * p.leadingC(); at < i * p.leadingC() + p.n(); at++) {
        expected[at] -= 0.3 * (slopes[OFFSET + at] + 0.01 * x[at]);
        floatExpected[at] -= 0.3f * (floatSlopes[OFFSET + at] + 0.01f * floatX[at]);
      }
    }
    kernels.descend(p, floats(a), OFFSET, floats(b), OFFSET, floatX, 0.3f, 0.01f);
    assertArrayEquals(floatExpected, floatX, p::toString);
    kernels.descend(p, a, OFFSET, b, OFFSET, x, 0.3, 0.01);
    assertArrayEquals(expected, x, p::toString);
  }

  @Test
  void packedMatrixOutsideItsArrayIsRefused() {
    Product p = Product.of(8, 64, 32);
    Packed packed = new Packed();
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> {
          kernels.pack(p, new float[32 * 64], 1, packed, scratch);
          kernels.multiply(p, new float[8 * 32], 0, packed, new float[8 * 64], 0, scratch);
        });
  }

  private void checkBits(Product p) {
    double[] a = numbers(OFFSET + p.elementsOfA() + 1);
    double[] b = numbers(OFFSET + p.elementsOfB() + 1);
    double[] c = numbers(OFFSET + p.elementsOfC() + 1);
    double[] expected = c.clone();
    float[] floatExpected = floats(c);
    if (p.isOfPartialSums()) {
      partialSums(p, a, b, expected);
      partialSums(p, floats(a), floats(b), floatExpected);
    } else {
      chain(p, a, b, expected);
      chain(p, floats(a), floats(b), floatExpected);
    }
    float[] floatC = floats(c);
    kernels.multiply(p, floats(a), OFFSET, floats(b), OFFSET, floatC, OFFSET, scratch);
    assertArrayEquals(floatExpected, floatC, p::toString);
    kernels.multiply(p, a, OFFSET, b, OFFSET, c, OFFSET, scratch);
    assertArrayEquals(expected, c, p::toString);
  }

  private void checkBitsOfPacked(Product p, Packed floats, Packed doubles) {
    double[] a = numbers(OFFSET + p.elementsOfA());
    double[] b = numbers(OFFSET + p.elementsOfB());
    double[] c = numbers(OFFSET + p.elementsOfC());
    double[] expected = c.clone();
    kernels.multiply(p, a, OFFSET, b, OFFSET, expected, OFFSET, scratch);
    float[] floatExpected = floats(c);
    kernels.multiply(p, floats(a), OFFSET, floats(b), OFFSET, floatExpected, OFFSET, scratch);
    kernels.pack(p, floats(b), OFFSET, floats, scratch);
    kernels.pack(p, b, OFFSET, doubles, scratch);
    checkBits(Product.of(8, 70, 200));
    float[] floatC = floats(c);
    kernels.multiply(p, floats(a), OFFSET, floats, floatC, OFFSET, scratch);
    assertArrayEquals(floatExpected, floatC, p::toString);
    kernels.multiply(p, a, OFFSET, doubles, c, OFFSET, scratch);
    assertArrayEquals(expected, c, p::toString);
  }

  private static void chain(Product p, double[] a, double[] b, double[] c) {
    for (int i = 0; i < p.m(); i++) {
      for (int j = 0; j < p.n(); j++) {
        int at = OFFSET + i * p.leadingC() + j;
        double sum = p.store() == Store.ADD ? c[at] : 0;
        for (int k = 0; k < p.k(); k++) {
          sum = Math.fma(a[OFFSET + indexA(p, i, k)], b[OFFSET + indexB(p, k, j)], sum);
        }
        c[at] = sum;
      }
    }
  }

  private static void chain(Product p, float[] a, float[] b, float[] c) {
    for (int i = 0; i < p.m(); i++) {
      for (int j = 0; j < p.n(); j++) {
        int at = OFFSET + i * p.leadingC() + j;
        float sum = p.store() == Store.ADD ? c[at] : 0;
        for (int k = 0; k < p.k(); k++) {
          sum = Math.fma(a[OFFSET + indexA(p, i, k)], b[OFFSET + indexB(p, k, j)], sum);
        }
        c[at] = sum;
      }
    }
  }

  private static void partialSums(Product p, double[] a, double[] b, double[] c) {
    for (int i = 0; i < p.m(); i++) {
      for (int j = 0; j < p.n(); j++) {
        double[] parts = new double[8];
        int whole = p.k() / parts.length * parts.length;
        for (int k = 0; k < whole; k++) {
          int part = k % parts.length;
          parts[part] =
              Math.fma(a[OFFSET + indexA(p, i, k)], b[OFFSET + indexB(p, k, j)], parts[part]);
        }
        double sum = 0;
        for (int eight = 0; eight < parts.length; eight += 8) {
          for (int half = 4; half > 0; half /= 2) {
            for (int part = eight; part < eight + half; part++) {
              parts[part] += parts[part + half];
            }
          }
          sum += parts[eight];
        }
        for (int k = whole; k < p.k(); k++) {
          sum = Math.fma(a[OFFSET + indexA(p, i, k)], b[OFFSET + indexB(p, k, j)], sum);
        }
        int at = OFFSET + i * p.leadingC() + j;
        c[at] = p.store() == Store.ADD ? c[at] + sum : sum;
      }
    }
  }

  private static void partialSums(Product p, float[] a, float[] b, float[] c) {
    for (int i = 0; i < p.m(); i++) {
      for (int j = 0; j < p.n(); j++) {
        float[] parts = new float[16];
        int whole = p.k() / parts.length * parts.length;
        for (int k = 0; k < whole; k++) {
          int part = k % parts.length;
          parts[part] =
              Math.fma(a[OFFSET + indexA(p, i, k)], b[OFFSET + indexB(p, k, j)], parts[part]);
        }
        float sum = 0;
        for (int eight = 0; eight < parts.length; eight += 8) {
          for (int half = 4; half > 0; half /= 2) {
            for (int part = eight; part < eight + half; part++) {
              parts[part] += parts[part + half];
            }
          }
          sum += parts[eight];
        }
        for (int k = whole; k < p.k(); k++) {
          sum = Math.fma(a[OFFSET + indexA(p, i, k)], b[OFFSET + indexB(p, k, j)], sum);
        }
        int at = OFFSET + i * p.leadingC() + j;
        c[at] = p.store() == Store.ADD ? c[at] + sum : sum;
      }
    }
  }

  private static int indexA(Product p, int i, int k) {
    return p.left() == Layout.PLAIN ? i * p.leadingA() + k : k * p.leadingA() + i;
  }

  private static int indexB(Product p, int k, int j) {
    return p.right() == Layout.PLAIN ? k * p.leadingB() + j : j * p.leadingB() + k;
  }

  @ParameterizedTest
  @CsvSource({"31, 45, 27", "20, 3, 150", "3, 20, 150"})
  void agreesWithCommonsMath(int m, int n, int k) {
    double[] a = numbers(m * k);
    double[] b = numbers(k * n);
    double[] c = new double[m * n];
    kernels.multiply(Product.of(m, n, k), a, 0, b, 0, c, 0, scratch);
    RealMatrix expected = matrix(a, m, k).multiply(matrix(b, k, n));
    for (int i = 0; i < m * n; i++) {
      // Two sums of k terms below 1 in another order: k roundings of at most half an ulp of k each.
      assertEquals(expected.getEntry(i / n, i % n), c[i], k * k * 0x1p-53);
    }
  }

  @Test
  void batchAddsInItsOrderAndSharesAMatrixOfStrideZero() {
    Product each = Product.of(Layout.PLAIN, Layout.PLAIN, Store.ADD, 2, 2, 1);
    double[] c = {1, 0, 0, 0};
    kernels.multiply(
        new Batch(each, 3, 2, 0, 0),
        new double[] {1, 2, 3, 4, 5, 6},
        0,
        new double[] {10, 100},
        0,
        c,
        0,
        scratch);
    assertArrayEquals(new double[] {91, 900, 120, 1200}, c);
    float[] f = {1, 0, 0, 0};
    kernels.multiply(
        new Batch(each, 3, 2, 0, 0),
        new float[] {1, 2, 3, 4, 5, 6},
        0,
        new float[] {10, 100},
        0,
        f,
        0,
        scratch);
    assertArrayEquals(new float[] {91, 900, 120, 1200}, f);
  }

  @Test
  void dotIsTheSameChain() {
    double[] x = {1, 2, 3, 4};
    assertEquals(2 * 3 + 3 * 4, kernels.dot(x, 1, x, 2, 2));
    assertEquals(2 * 3 + 3 * 4, kernels.dot(floats(x), 1, floats(x), 2, 2));
    assertEquals(0, kernels.dot(x, 4, x, 4, 0));
  }

  @Test
  void matrixOutsideItsArrayIsRefusedBeforeAnythingIsWritten() {
    double[] c = {7, 7, 7, 7};
    Product p = Product.of(2, 2, 2);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[4], 1, new double[4], 0, c, 0, scratch));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[4], 0, new double[3], 0, c, 0, scratch));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[4], 0, new double[4], 0, c, -1, scratch));
    assertArrayEquals(new double[] {7, 7, 7, 7}, c);
  }

  @Test
  void leadingExtentBelowARowIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Product(Layout.PLAIN, Layout.PLAIN, Store.ADD, 2, 3, 4, 3, 3, 3));
    assertThrows(IllegalArgumentException.class, () -> Product.of(-1, 3, 4));
  }

  @ParameterizedTest
  @CsvSource({"64, 128, 30", "128, 10, 64", "3, 5, 7"})
  void callsAllocateNothingOnceTheScratchHasGrown(int m, int n, int k) {
    Product p = Product.of(m, n, k);
    float[] a = new float[m * k];
    float[] b = new float[k * n];
    float[] c = new float[m * n];
    assertEquals(0, Allocation.ofCompiled(() -> kernels.multiply(p, a, 0, b, 0, c, 0, scratch)));
  }

  @Test
  void partialSumsAllocateNothingOnceTheScratchHasGrown() {
    Product p = Product.of(Layout.PLAIN, Layout.TRANSPOSED, Store.OVERWRITE, 7, 7, 300);
    double[] a = new double[7 * 300];
    float[] x = new float[7 * 300];
    double[] c = new double[7 * 7];
    float[] z = new float[7 * 7];
    assertEquals(
        0,
        Allocation.ofCompiled(
            () -> {
              kernels.multiply(p, a, 0, a, 0, c, 0, scratch);
              kernels.multiply(p, x, 0, x, 0, z, 0, scratch);
            }));
  }

  @Test
  void providerIsChosenOnce() {
    assertSame(Kernels.provider(), Kernels.provider());
    String expected = Providers.hasVectors() ? "Vector API" : "portable Java";
    assertEquals(expected, Kernels.provider().name());
  }

  private double[] numbers(int count) {
    return Reals.random(random, count);
  }

  private static RealMatrix matrix(double[] values, int rows, int columns) {
    RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
    for (int i = 0; i < values.length; i++) {
      matrix.setEntry(i / columns, i % columns, values[i]);
    }
    return matrix;
  }
}
