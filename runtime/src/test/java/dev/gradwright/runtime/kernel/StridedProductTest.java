package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Reals.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.kernel.StridedProduct.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Strided products, bit for bit, against one chain of fused multiply-adds per element. */
@ParameterizedClass(name = "{0}")
@FieldSource("dev.gradwright.runtime.kernel.ProductTest#PROVIDERS")
final class StridedProductTest {
  private static final int OFFSET = 700;
  private static final int ROOM = 60_000;
  private final KernelProvider kernels;
  private final Scratch scratch = new Scratch();
  private final Random random = new Random(17);

  StridedProductTest(KernelProvider kernels) {
    this.kernels = kernels;
  }

  private record Axes(List<Axis> rows, List<Axis> columns, List<Axis> terms) {}

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 1, 1, 1",
    "2, 1, 28, 8, 5, 1, 1",
    "2, 3, 17, 9, 3, 1, 1",
    "3, 8, 12, 16, 5, 1, 1",
    "2, 3, 17, 7, 3, 2, 1",
    "2, 3, 17, 7, 3, 1, 2",
    "1, 2, 19, 5, 4, 3, 2",
    "1, 40, 7, 4, 3, 1, 1",
    "5, 3, 9, 4, 1, 1, 1",
    "0, 3, 9, 4, 2, 1, 1",
    "2, 0, 9, 4, 2, 1, 1",
    "2, 3, 9, 0, 2, 1, 1"
  })
  void convolutionsAndTheirAdjointsAreChainsOfFusedMultiplyAdds(
      int images, int in, int size, int out, int taps, int stride, int dilation) {
    int places = (size - (taps - 1) * dilation - 1) / stride + 1;
    int image = in * size * size;
    int seen = out * places * places;
    int filter = in * taps * taps;
    // As read by x, by w and by y, whichever of them is computed.
    Axes forward =
        new Axes(
            List.of(
                new Axis(images, image, 0, seen),
                new Axis(places, stride * size, 0, places),
                new Axis(places, stride, 0, 1)),
            List.of(new Axis(out, 0, filter, places * places)),
            List.of(
                new Axis(in, size * size, taps * taps, 0),
                new Axis(taps, dilation * size, taps, 0),
                new Axis(taps, dilation, 1, 0)));
    check(forward);
    check(
        new Axes(
            List.of(new Axis(out, places * places, 0, filter)),
            forward.terms.stream()
                .map(a -> new Axis(a.extent(), 0, a.strideA(), a.strideB()))
                .toList(),
            forward.rows.stream()
                .map(a -> new Axis(a.extent(), a.strideC(), a.strideA(), 0))
                .toList()));
  }

  @Test
  void axesMayRunBackwards() {
    check(
        new Axes(
            List.of(new Axis(12, 16, 0, 12), new Axis(12, 1, 0, 1)),
            List.of(new Axis(8, 0, 25, 144)),
            List.of(new Axis(5, -16, 5, 0), new Axis(5, -1, 1, 0))));
  }

  @Test
  void noTermsAreASumOfZero() {
    check(
        new Axes(
            List.of(new Axis(3, 1, 0, 4)),
            List.of(new Axis(4, 0, 1, 1)),
            List.of(new Axis(0, 1, 1, 0))));
    check(new Axes(List.of(), List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"600, 3, 7", "3, 1100, 7", "70, 80, 300", "520, 70, 130"})
  void blocksAreOneProduct(int m, int n, int k) {
    check(
        new Axes(
            List.of(new Axis(m, 1, 0, n)),
            List.of(new Axis(n, 0, 1, 1)),
            List.of(new Axis(k, 2, 3, 0))));
    check(
        new Axes(
            List.of(new Axis(m, 3, 0, 1)),
            List.of(new Axis(n, 0, 2, m)),
            List.of(new Axis(k, 1, 1, 0))));
  }

  private void check(Axes axes) {
    for (Store store : Store.values()) {
      StridedProduct p = StridedProduct.of(store, axes.rows, axes.columns, axes.terms);
      double[] a = numbers();
      double[] b = numbers();
      double[] c = numbers();
      double[] expected = c.clone();
      chain(axes, store, a, b, expected);
      float[] floatExpected = floats(c);
      chain(axes, store, floats(a), floats(b), floatExpected);
      float[] floatC = floats(c);
      kernels.multiply(p, floats(a), OFFSET, floats(b), OFFSET, floatC, OFFSET, scratch);
      assertArrayEquals(floatExpected, floatC, axes::toString);
      kernels.multiply(p, a, OFFSET, b, OFFSET, c, OFFSET, scratch);
      assertArrayEquals(expected, c, axes::toString);
    }
  }

  private static void chain(Axes axes, Store store, double[] a, double[] b, double[] c) {
    List<Axis> terms = places(axes.terms);
    for (Axis row : places(axes.rows)) {
      for (Axis column : places(axes.columns)) {
        int at = OFFSET + row.strideC() + column.strideC();
        double sum = store == Store.ADD ? c[at] : 0;
        for (Axis term : terms) {
          double x = a[OFFSET + row.strideA() + term.strideA()];
          sum = Math.fma(x, b[OFFSET + column.strideB() + term.strideB()], sum);
        }
        c[at] = sum;
      }
    }
  }

  private static void chain(Axes axes, Store store, float[] a, float[] b, float[] c) {
    List<Axis> terms = places(axes.terms);
    for (Axis row : places(axes.rows)) {
      for (Axis column : places(axes.columns)) {
        int at = OFFSET + row.strideC() + column.strideC();
        float sum = store == Store.ADD ? c[at] : 0;
        for (Axis term : terms) {
          float x = a[OFFSET + row.strideA() + term.strideA()];
          sum = Math.fma(x, b[OFFSET + column.strideB() + term.strideB()], sum);
        }
        c[at] = sum;
      }
    }
  }

  /** Each value of an index as an axis of its own, its strides the places in the arrays. */
  private static List<Axis> places(List<Axis> axes) {
    List<Axis> places = List.of(new Axis(1, 0, 0, 0));
    for (Axis axis : axes) {
      List<Axis> inner = new ArrayList<>();
      for (Axis place : places) {
        for (int i = 0; i < axis.extent(); i++) {
          inner.add(
              new Axis(
                  1,
                  place.strideA() + i * axis.strideA(),
                  place.strideB() + i * axis.strideB(),
                  place.strideC() + i * axis.strideC()));
        }
      }
      places = inner;
    }
    return places;
  }

  @Test
  void rowsWithGapsThatAreReadAgainMayEndTheirArray() {
    Axis row = new Axis(5, 0, 7, 5);
    Axis pixel = new Axis(5, 0, 1, 1);
    double[] b = numbers();
    for (int strideB : new int[] {0, 1, -35}) {
      Axis image = new Axis(3, 0, strideB, 25);
      StridedProduct p =
          StridedProduct.of(
              Store.OVERWRITE,
              List.of(new Axis(2, 1, 0, 75)),
              List.of(image, row, pixel),
              List.of());
      double[] a = {1, 2};
      int at = Math.max(0, -2 * strideB);
      double[] exact = Arrays.copyOf(b, at + Math.max(0, 2 * strideB) + 33);
      double[] c = new double[150];
      kernels.multiply(p, a, 0, exact, at, c, 0, scratch);
      assertEquals(b[at], c[0]);
      assertEquals(2 * b[at + 2 * strideB + 32], c[149]);
    }
  }

  @Test
  void elementsOutsideTheirArrayAreRefusedBeforeAnythingIsWritten() {
    StridedProduct p =
        StridedProduct.of(
            Store.OVERWRITE,
            List.of(new Axis(3, 1, 0, 2)),
            List.of(new Axis(2, 0, 2, 1)),
            List.of(new Axis(2, -1, 1, 0)));
    double[] c = {7, 7, 7, 7, 7, 7};
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[4], 0, new double[4], 0, c, 0, scratch));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[3], 1, new double[4], 0, c, 0, scratch));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[4], 1, new double[3], 0, c, 0, scratch));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[4], 1, new double[4], -1, c, 0, scratch));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[4], 1, new double[4], 0, c, -1, scratch));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.multiply(p, new double[4], 1, new double[4], 0, c, 1, scratch));
    assertArrayEquals(new double[] {7, 7, 7, 7, 7, 7}, c);
    assertThrows(IllegalArgumentException.class, () -> new Axis(-1, 1, 1, 1));
  }

  @Test
  void callsAllocateNothingOnceTheScratchHasGrown() {
    StridedProduct p =
        StridedProduct.of(
            Store.OVERWRITE,
            List.of(new Axis(24, 28, 0, 24), new Axis(24, 1, 0, 1)),
            List.of(new Axis(8, 0, 25, 576)),
            List.of(new Axis(5, 28, 5, 0), new Axis(5, 1, 1, 0)));
    float[] a = new float[784];
    float[] b = new float[200];
    float[] c = new float[8 * 576];
    assertEquals(0, Allocation.ofCompiled(() -> kernels.multiply(p, a, 0, b, 0, c, 0, scratch)));
  }

  private double[] numbers() {
    return Reals.random(random, ROOM);
  }
}
