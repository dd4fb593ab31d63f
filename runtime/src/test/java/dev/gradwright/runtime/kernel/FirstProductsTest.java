package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void withoutABeginningTilesTakeAllFromTheFirstProductOn() {
    assertEquals(300, new FirstProducts(0).terms(Product.of(60, 128, 300)));
  }

  @ParameterizedTest
  @EnumSource
  void theirBitsAreThoseOfTiles(Store store) {
    KernelProvider tiles = VectorKernels.always();
    KernelProvider both = VectorKernels.onceCompiled();
    Scratch scratch = new Scratch();
    Random random = new Random(5);
    for (Layout left : Layout.values()) {
      for (Layout right : Layout.values()) {
        Product p = Product.of(left, right, store, 20, 70, 90);
        double[] a = Reals.random(random, p.elementsOfA());
        double[] b = Reals.random(random, p.elementsOfB());
        double[] c = Reals.random(random, p.elementsOfC());
        double[] expected = c.clone();
        float[] ofFloats = Reals.floats(c);
        float[] expectedOfFloats = Reals.floats(c);
        tiles.multiply(p, a, 0, b, 0, expected, 0, scratch);
        both.multiply(p, a, 0, b, 0, c, 0, scratch);
        assertArrayEquals(expected, c);
        tiles.multiply(p, Reals.floats(a), 0, Reals.floats(b), 0, expectedOfFloats, 0, scratch);
        both.multiply(p, Reals.floats(a), 0, Reals.floats(b), 0, ofFloats, 0, scratch);
        assertArrayEquals(expectedOfFloats, ofFloats);
      }
    }
  }
}
