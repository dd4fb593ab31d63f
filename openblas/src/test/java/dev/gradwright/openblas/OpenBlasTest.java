package dev.gradwright.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.gradwright.runtime.kernel.Batch;
import dev.gradwright.runtime.kernel.KernelProvider;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Packed;
import dev.gradwright.runtime.kernel.Product;
import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.kernel.Scratch;
import dev.gradwright.runtime.parallel.Threads;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products by OpenBLAS against chains of fused multiply-adds, which those of the runtime are. */
final class OpenBlasTest {
  private static final int OFFSET = 3;

  private final KernelProvider kernels = Kernels.provider();
  private final Scratch scratch = new Scratch();
  private final Random random = new Random(17);
  private final int before = Threads.count();
  private final long grain = Threads.grain();

  @BeforeAll
  static void needsNatives() {
    assumeTrue(ChoiceTest.hasNatives(), "no natives of OpenBLAS for this platform");
  }

  @AfterEach
  void restore() {
    Threads.use(before);
    Threads.grain(grain);
  }

  @Test
  void itIsFoundAsAService() {
    String name = kernels.name();
    assertTrue(
        name.startsWith("portable Java, products of at least 8,192 multiplications by Open"), name);
  }

  @ParameterizedTest
  @CsvSource({
    "32, 32, 32",
    "1, 300, 70",
    "300, 1, 70",
    "64, 128, 784",
    "784, 128, 64",
    "5, 700, 3",
    "257, 33, 40",
    "600, 65, 129",
    "21, 22, 23"
  })
  void everyVariantIsNearTheChain(int m, int n, int k) {
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

  private void check(Product p) {
    double[] a = numbers(OFFSET + lengthA(p));
    double[] b = numbers(OFFSET + lengthB(p));
    double[] c = numbers(OFFSET + p.m() * p.leadingC());
    double[] wide = c.clone();
    kernels.multiply(p, a, OFFSET, b, OFFSET, wide, OFFSET, scratch);
    float[] narrow = floats(c);
    kernels.multiply(p, floats(a), OFFSET, floats(b), OFFSET, narrow, OFFSET, scratch);
    for (int at = 0; at < c.length; at++) {
      int i = (at - OFFSET) / p.leadingC();
      int j = (at - OFFSET) % p.leadingC();
      if (at < OFFSET || j >= p.n()) {
        assertEquals(c[at], wide[at], "between rows of C");
        assertEquals((float) c[at], narrow[at], "between rows of C");
      } else {
        checkElement(p, a, b, c, at, i, j, wide[at], narrow[at]);
      }
    }
  }

  private static void checkElement(
      Product p, double[] a, double[] b, double[] c, int at, int i, int j, double w, float f) {
    double sum = p.store() == Store.ADD ? c[at] : 0;
    float floatSum = (float) sum;
    double size = Math.abs(sum);
    for (int k = 0; k < p.k(); k++) {
      double x =
          a[OFFSET + (p.left() == Layout.PLAIN ? i * p.leadingA() + k : k * p.leadingA() + i)];
      double y =
          b[OFFSET + (p.right() == Layout.PLAIN ? k * p.leadingB() + j : j * p.leadingB() + k)];
      sum = Math.fma(x, y, sum);
      floatSum = Math.fma((float) x, (float) y, floatSum);
      size += Math.abs(x * y);
    }
    // Each of two sums of k + 1 terms in any order is off by k + 1 roundings of their sizes' sum.
    double roundings = 2 * (p.k() + 1) * size;
    assertEquals(sum, w, roundings * 0x1p-53, p::toString);
    assertEquals(floatSum, f, roundings * 0x1p-24, p::toString);
  }

  @ParameterizedTest
  @CsvSource({"1000, 70, 90", "256, 64, 64", "64, 128, 784", "513, 40, 33"})
  void threadsChangeNoBit(int m, int n, int k) {
    Threads.grain(1);
    for (Layout left : Layout.values()) {
      for (Store store : Store.values()) {
        Product p = Product.of(left, Layout.PLAIN, store, m, n, k);
        float[] a = floats(numbers(m * k));
        float[] b = floats(numbers(k * n));
        float[] c = floats(numbers(m * n));
        Threads.use(1);
        float[] expected = c.clone();
        kernels.multiply(p, a, 0, b, 0, expected, 0, scratch);
        for (int threads : List.of(2, 3, 8)) {
          Threads.use(threads);
          float[] sums = c.clone();
          kernels.multiply(p, a, 0, b, 0, sums, 0, scratch);
          assertArrayEquals(expected, sums, () -> p + " on " + threads);
        }
      }
    }
  }

  @Test
  void batchesAndPackedMatricesGiveTheBitsOfProducts() {
    Product p = Product.of(40, 50, 60);
    double[] a = numbers(3 * 40 * 60);
    double[] b = numbers(60 * 50);
    double[] expected = new double[3 * 40 * 50];
    Packed packed = scratch.packed();
    kernels.pack(p, b, 0, packed, scratch);
    double[] byPacked = new double[3 * 40 * 50];
    for (int i = 0; i < 3; i++) {
      kernels.multiply(p, a, i * 40 * 60, b, 0, expected, i * 40 * 50, scratch);
      kernels.multiply(p, a, i * 40 * 60, packed, byPacked, i * 40 * 50, scratch);
    }
    double[] byBatch = new double[3 * 40 * 50];
    kernels.multiply(new Batch(p, 3, 40 * 60, 0, 40 * 50), a, 0, b, 0, byBatch, 0, scratch);
    assertArrayEquals(expected, byPacked);
    assertArrayEquals(expected, byBatch);
  }

  @Test
  void oneRoomServesFloatsAndDoublesOfAnyShape() {
    check(Product.of(300, 20, 30));
    check(Product.of(20, 30, 20));
    check(Product.of(30, 300, 40));
    long bytes = scratch.bytes();
    check(Product.of(300, 20, 30));
    assertEquals(bytes, scratch.bytes());
    // A, B and C of doubles at their largest, each with up to two lines of 64 bytes beside it.
    long needed = 8L * (300 * 30 + 40 * 300 + 30 * 300);
    assertTrue(bytes >= needed && bytes <= needed + 3 * 2 * 64, bytes + " for " + needed);
  }

  @Test
  void callsAllocateNothingOnceTheRoomHasGrown() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Threads.use(1);
    Product p = Product.of(64, 64, 64);
    float[] a = new float[64 * 64];
    double[] b = new double[64 * 64];
    long bytes = 0;
    for (int round = 0; round < 200; round++) {
      long start = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        kernels.multiply(p, a, 0, a, 0, a, 0, scratch);
        kernels.multiply(p, b, 0, b, 0, b, 0, scratch);
      }
      bytes = threads.getCurrentThreadAllocatedBytes() - start;
    }
    assertEquals(0, bytes);
  }

  private static int lengthA(Product p) {
    return (p.left() == Layout.PLAIN ? p.m() : p.k()) * p.leadingA();
  }

  private static int lengthB(Product p) {
    return (p.right() == Layout.PLAIN ? p.k() : p.n()) * p.leadingB();
  }

  private double[] numbers(int count) {
    return random.doubles(count, -1, 1).map(x -> (float) x).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
