package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Reals.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.parallel.Threads;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a library is asked for, and that threads change nothing of it. */
final class LibraryKernelsTest {
  private static final int LEAST = 1000;
  private static final List<Integer> COUNTS = List.of(1, 2, 3, 8);

  private final SplitKernels portable = SplitKernels.of(new PortableKernels());
  private final KernelProvider kernels = new LibraryKernels(new HeightLibrary(), portable, LEAST);
  private final Scratch scratch = new Scratch();
  private final Random random = new Random(17);
  private final int before = Threads.count();
  private final long grain = Threads.grain();

  /** Adds to each sum how many rows are computed together, which shows who computed it, and how. */
  private static final class HeightLibrary implements ProductLibrary {
    @Override
    public String name() {
      return "height";
    }

    @Override
    public String load() {
      return "Height 1";
    }

    @Override
    public Room room() {
      return new HeightRoom();
    }
  }

  private static final class HeightRoom implements ProductLibrary.Room {
    private final KernelProvider portable = new PortableKernels();
    private final Scratch scratch = new Scratch();

    @Override
    public void multiply(Product p, float[] a, int atA, float[] b, int atB, float[] c, int atC) {
      portable.multiply(p, a, atA, b, atB, c, atC, scratch);
      for (int i = 0; i < p.m(); i++) {
        for (int j = 0; j < p.n(); j++) {
          c[atC + i * p.leadingC() + j] += height(p, i);
        }
      }
    }

    @Override
    public void multiply(Product p, double[] a, int atA, double[] b, int atB, double[] c, int atC) {
      portable.multiply(p, a, atA, b, atB, c, atC, scratch);
      for (int i = 0; i < p.m(); i++) {
        for (int j = 0; j < p.n(); j++) {
          c[atC + i * p.leadingC() + j] += height(p, i);
        }
      }
    }

    private static int height(Product p, int row) {
      return Math.min(p.m() - row / ROWS * ROWS, ROWS);
    }

    private static final int ROWS = ProductLibrary.ROWS;

    @Override
    public long bytes() {
      return 100;
    }
  }

  @AfterEach
  void restore() {
    Threads.use(before);
    Threads.grain(grain);
  }

  @ParameterizedTest
  @CsvSource({"10, 10, 9, false", "10, 10, 10, true", "100, 100, 1, false", "0, 100, 100, false"})
  void libraryTakesProductsOfManyTermsAndOfMoreThanOne(int m, int n, int k, boolean taken) {
    double[] c = new double[m * n];
    kernels.multiply(
        Product.of(m, n, k), new double[m * k], 0, new double[k * n], 0, c, 0, scratch);
    double[] expected = new double[m * n];
    Arrays.fill(expected, taken ? m : 0);
    assertArrayEquals(expected, c);
    float[] f = new float[m * n];
    kernels.multiply(Product.of(m, n, k), new float[m * k], 0, new float[k * n], 0, f, 0, scratch);
    assertArrayEquals(floats(expected), f);
  }

  @ParameterizedTest
  @CsvSource({"600, 30, 20", "256, 40, 50", "257, 8, 8", "1, 400, 90", "1100, 3, 7"})
  void threadsBeginWhereTheLibraryBeginsAnew(int m, int n, int k) {
    for (Layout left : Layout.values()) {
      for (Store store : Store.values()) {
        check(Product.of(left, Layout.TRANSPOSED, store, m, n, k));
      }
    }
  }

  private void check(Product p) {
    double[] a = Reals.random(random, p.elementsOfA());
    double[] b = Reals.random(random, p.elementsOfB());
    double[] c = Reals.random(random, p.elementsOfC());
    double[] expected = c.clone();
    new HeightRoom().multiply(p, a, 0, b, 0, expected, 0);
    float[] floatExpected = floats(c);
    new HeightRoom().multiply(p, floats(a), 0, floats(b), 0, floatExpected, 0);
    Threads.grain(1);
    for (int threads : COUNTS) {
      Threads.use(threads);
      double[] wide = c.clone();
      kernels.multiply(p, a, 0, b, 0, wide, 0, scratch);
      assertArrayEquals(expected, wide, () -> p + " on " + threads);
      float[] narrow = floats(c);
      kernels.multiply(p, floats(a), 0, floats(b), 0, narrow, 0, scratch);
      assertArrayEquals(floatExpected, narrow, () -> p + " on " + threads);
      checkPacked(p, a, b, c, expected, floatExpected);
      checkBatch(p, a, b, c, expected);
    }
  }

  private void checkPacked(
      Product p, double[] a, double[] b, double[] c, double[] expected, float[] floatExpected) {
    Packed packed = scratch.packed();
    double[] wide = c.clone();
    kernels.pack(p, b, 0, packed, scratch);
    kernels.multiply(p, a, 0, packed, wide, 0, scratch);
    assertArrayEquals(expected, wide, p::toString);
    float[] narrow = floats(c);
    kernels.pack(p, floats(b), 0, packed, scratch);
    kernels.multiply(p, floats(a), 0, packed, narrow, 0, scratch);
    assertArrayEquals(floatExpected, narrow, p::toString);
  }

  /** Three times the same, side by side. */
  private void checkBatch(Product p, double[] a, double[] b, double[] c, double[] expected) {
    double[] all = new double[3 * c.length];
    double[] allExpected = new double[3 * c.length];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(c, 0, all, i * c.length, c.length);
      System.arraycopy(expected, 0, allExpected, i * c.length, c.length);
    }
    float[] narrow = floats(all);
    Batch batch = new Batch(p, 3, 0, 0, c.length);
    kernels.multiply(batch, a, 0, b, 0, all, 0, scratch);
    assertArrayEquals(allExpected, all, p::toString);
    kernels.multiply(batch, floats(a), 0, floats(b), 0, narrow, 0, scratch);
    assertEquals(height(allExpected), height(narrow), p::toString);
  }

  private static long height(double[] c) {
    return Math.round(Arrays.stream(c).sum() / c.length);
  }

  private static long height(float[] c) {
    double sum = 0;
    for (float value : c) {
      sum += value;
    }
    return Math.round(sum / c.length);
  }

  @Test
  void matrixOutsideItsArrayNeverReachesTheLibrary() {
    Product p = Product.of(20, 20, 20);
    double[] c = new double[400];
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[400], 1, new double[400], 0, c, 0, scratch));
    assertArrayEquals(new double[400], c);
  }

  @Test
  void stridedProductsDescentsAndDotsAreThoseOfTheBuiltInProvider() {
    double[] ones = new double[4000];
    Arrays.fill(ones, 1);
    double[] c = new double[400];
    StridedProduct rows =
        StridedProduct.of(
            Store.OVERWRITE,
            List.of(new StridedProduct.Axis(20, 20, 0, 20)),
            List.of(new StridedProduct.Axis(20, 0, 1, 1)),
            List.of(new StridedProduct.Axis(50, 1, 3, 0)));
    kernels.multiply(rows, ones, 0, ones, 0, c, 0, scratch);
    assertEquals(50, c[0]);
    kernels.multiply(rows, floats(ones), 0, floats(ones), 0, floats(c), 0, scratch);
    kernels.descend(Product.of(20, 20, 1), ones, 0, ones, 0, c, 0.5, 0);
    assertEquals(49.5, c[0]);
    assertEquals(2000, kernels.dot(ones, 0, ones, 0, 2000));
    assertEquals(2000, kernels.dot(floats(ones), 0, floats(ones), 0, 2000));
  }

  @Test
  void nameSaysWhoDoesWhatAndRoomIsCounted() {
    assertEquals(
        "portable Java, products of at least 1,000 multiplications by Height 1", kernels.name());
    kernels.multiply(
        Product.of(20, 20, 20), new float[400], 0, new float[400], 0, new float[400], 0, scratch);
    assertTrue(scratch.bytes() >= 100);
  }
}
