package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** What is remembered of products in pieces. */
final class SharingTest {
  private static final Grain GRAIN = new Grain(2, 64, 10);

  private final Sharing sharing = new Sharing();

  private Cut<Product> cut(int rows, int parts) {
    return sharing.cut(Product.of(rows, 128, 64), parts, GRAIN);
  }

  @Test
  void aShapeIsCutOnceForEachCountOfParts() {
    Cut<Product> first = cut(100, 2);
    assertSame(first, cut(100, 2));
    assertNotSame(first, cut(100, 3));
    assertEquals(3, cut(100, 3).pieces().size());
  }

  @Test
  void batchesThatAllDifferInSizeAreForgotten() {
    Cut<Product> first = cut(100, 2);
    for (int rows = 101; rows < 100 + Sharing.MOST; rows++) {
      cut(rows, 2);
    }
    assertSame(first, cut(100, 2));
    cut(100 + Sharing.MOST, 2);
    assertNotSame(first, cut(100, 2));
  }
}
