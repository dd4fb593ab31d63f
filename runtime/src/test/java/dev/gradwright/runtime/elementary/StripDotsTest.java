package dev.gradwright.runtime.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StripDotsTest {
  private static final int[] LENGTHS = {0, 1, 3, 15, 16, 17, 511, 512, 513, 1000, 1024};
  private static final int FROM = 7;

  @Test
  void addsUpTheProductsOfAStripOfFloats() {
    Random random = new Random(1);
    float[] a = new float[FROM + StageRoom.LENGTH + 3];
    float[] b = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = (float) random.nextGaussian();
      b[i] = (float) random.nextGaussian();
    }
    for (int length : LENGTHS) {
      double exact = 0;
      double magnitude = 0;
      for (int i = FROM; i < FROM + length; i++) {
        exact += (double) a[i] * b[i];
        magnitude += Math.abs((double) a[i] * b[i]);
      }
      // A product and six sums are rounded.
      assertEquals(exact, StripDots.dot(a, b, FROM, FROM + length), 7 * 0x1p-24 * magnitude);
    }
  }

  @Test
  void addsUpTheProductsOfAStripOfDoubles() {
    double[] a = new double[FROM + StageRoom.LENGTH];
    Arrays.setAll(a, i -> i - 500);
    for (int length : LENGTHS) {
      double exact = 0;
      for (int i = FROM; i < FROM + length; i++) {
        exact += a[i] * a[i];
      }
      assertEquals(exact, StripDots.dot(a, a, FROM, FROM + length));
    }
  }

  @Test
  void whatTheRoomHeldBeforeIsNotAddedUp() {
    float[] ones = new float[StageRoom.LENGTH];
    Arrays.fill(ones, 1);
    assertEquals(StageRoom.LENGTH, StripDots.dot(ones, ones, 0, StageRoom.LENGTH));
    assertEquals(5, StripDots.dot(ones, ones, 0, 5));
  }
}
