package dev.gradwright.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FillTest {
  private static final int BEFORE = 3;

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "1, 2",
    "0, 1024",
    "1, 1024",
    "1, 1025",
    "6, 2500",
    "2147483000, 600"
  })
  void drawsOfManyPlacesHaveTheBitsOfOneByOne(int place, int count) {
    float[] coins = new float[BEFORE + count + 1];
    float[] uniforms = coins.clone();
    float[] normals = coins.clone();
    Fill.coin(coins, BEFORE, count, 1, -2, 3, -4, 5, place);
    Fill.uniform(uniforms, BEFORE, count, 1, -2, 3, -4, 5, place);
    Fill.normal(normals, BEFORE, count, 1, -2, 3, -4, 5, place);
    for (int i = 0; i < count; i++) {
      float coin = Draw.coin(1, -2, 3, -4, 5, place + i);
      assertEquals(coin, coins[BEFORE + i]);
      assertEquals(coin, uniforms[BEFORE + i]);
      assertEquals((float) Draw.normal(1, -2, 3, -4, 5, place + i), normals[BEFORE + i]);
    }
    assertEquals(0, coins[BEFORE - 1]);
    assertEquals(0, coins[BEFORE + count]);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1024", "7, 2500"})
  void doublesHaveAllTheirBits(int place, int count) {
    double[] coins = new double[count];
    double[] uniforms = new double[count];
    double[] normals = new double[count];
    Fill.coin(coins, 0, count, 7, 8, 9, 10, 11, place);
    Fill.uniform(uniforms, 0, count, 7, 8, 9, 10, 11, place);
    Fill.normal(normals, 0, count, 7, 8, 9, 10, 11, place);
    assertArrayEquals(each(count, i -> Draw.coin(7, 8, 9, 10, 11, place + i)), coins);
    assertArrayEquals(each(count, i -> Draw.uniform(7, 8, 9, 10, 11, place + i)), uniforms);
    assertArrayEquals(each(count, i -> Draw.normal(7, 8, 9, 10, 11, place + i)), normals);
  }

  private static double[] each(int count, IntToDoubleFunction draw) {
    return IntStream.range(0, count).mapToDouble(draw).toArray();
  }
}
