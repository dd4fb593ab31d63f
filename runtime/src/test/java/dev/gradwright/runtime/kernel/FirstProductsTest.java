package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first products of a JVM, of which plain Java computes a part. */
final class FirstProductsTest {
  private static final int LONG = 1 << 14;

  private final FirstProducts first = new FirstProducts(FirstProducts.BEGINNING);

  @Test
  void tilesBeginWithSomeTermsAndTakeAllOnceTheyAreCompiled() {
    Product p = Product.of(60, 128, 300);
    int some = first.terms(p);
    assertTrue(0 < some && some < p.k());
    assertFalse(first.isOver(p));
    int calls = callsWhile(p, some);
    assertTrue(calls < LONG, "compilation ends");
    assertTrue(first.isOver(p));
    assertEquals(p.k(), first.terms(p));
  }

  private int callsWhile(Product p, int terms) {
    int calls = 0;
    while (calls < LONG && first.terms(p) == terms) {
      calls++;
    }
    return calls;
  }

  @Test
  void eachKindOfTilesHasABeginningOfItsOwn() {
    Product wide = Product.of(60, 128, 300);
    callsWhile(wide, first.terms(wide));
    assertTrue(first.isOver(wide));
    assertFalse(first.isOver(Product.of(60, 10, 300)));
    assertFalse(first.isOver(Product.of(5, 128, 300)));
    assertFalse(first.isOver(Product.of(Layout.TRANSPOSED, Layout.PLAIN, Store.ADD, 60, 128, 300)));
  }

  @Test
  void ofPartialSumsTilesBeginWithSomeElements() {
    Product p = Product.of(Layout.PLAIN, Layout.TRANSPOSED, Store.ADD, 10, 12, 300);
    Product thin = Product.of(Layout.PLAIN, Layout.TRANSPOSED, Store.ADD, 2, 12, 300);
    int some = first.elements(p, first.terms(p));
    assertTrue(0 < some && some < 10);
    int calls = callsWhile(p, first.terms(p));
    assertTrue(calls < LONG, "compilation ends");
    assertEquals(12, first.elements(p, first.terms(p)));
    assertTrue(first.isOver(p));
    assertFalse(first.isOver(thin));
  }

  @Test
  void withoutABeginningTilesTakeAllFromTheFirstProductOn() {
    assertEquals(300, new FirstProducts(0).terms(Product.of(60, 128, 300)));
  }

  private static Stream<Product> products() {
    int[][] extents = {
      {20, 70, 90},
      {3, 130, 200},
      {1, 300, 64},
      {64, 10, 300},
      {90, 80, 20},
      {10, 12, 300},
      {2, 9, 300}
    };
    return Arrays.stream(Store.values())
        .flatMap(store -> Arrays.stream(extents).flatMap(mnk -> layouts(store, mnk)));
  }

  /** With gaps between the rows. */
  private static Stream<Product> layouts(Store store, int[] mnk) {
    return Arrays.stream(Layout.values())
        .flatMap(
            left ->
                Arrays.stream(Layout.values())
                    .map(right -> Product.of(left, right, store, mnk[0], mnk[1], mnk[2])))
        .map(
            p ->
                new Product(
                    p.left(),
                    p.right(),
                    p.store(),
                    p.m(),
                    p.n(),
                    p.k(),
                    p.leadingA() + 1,
                    p.leadingB() + 2,
                    p.leadingC() + 3));
  }

  @ParameterizedTest
  @MethodSource("products")
  @EnabledIf("dev.gradwright.runtime.kernel.Providers#hasVectors")
  void theirBitsAreThoseOfTiles(Product p) {
    KernelProvider tiles = VectorKernels.always();
    KernelProvider both = VectorKernels.onceCompiled();
    Scratch scratch = new Scratch();
    Random random = new Random(5);
    double[] a = Reals.random(random, p.elementsOfA() + 2);
    double[] b = Reals.random(random, p.elementsOfB() + 3);
    double[] c = Reals.random(random, p.elementsOfC() + 1);
    double[] expected = c.clone();
    float[] x = Reals.floats(a);
    float[] y = Reals.floats(b);
    float[] ofFloats = Reals.floats(c);
    float[] ofPacked = Reals.floats(c);
    float[] expectedOfFloats = Reals.floats(c);
    tiles.multiply(p, a, 2, b, 3, expected, 1, scratch);
    both.multiply(p, a, 2, b, 3, c, 1, scratch);
    assertArrayEquals(expected, c);
    tiles.multiply(p, x, 2, y, 3, expectedOfFloats, 1, scratch);
    both.multiply(p, x, 2, y, 3, ofFloats, 1, scratch);
    assertArrayEquals(expectedOfFloats, ofFloats);
    Packed packed = scratch.packed();
    both.pack(p, y, 3, packed, scratch);
    both.multiply(p, x, 2, packed, ofPacked, 1, scratch);
    assertArrayEquals(expectedOfFloats, ofPacked);
  }
}
