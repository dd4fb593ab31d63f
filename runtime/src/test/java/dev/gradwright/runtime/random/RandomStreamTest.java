package dev.gradwright.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

final class RandomStreamTest {
  private static final int COUNT = 20_000;

  @Test
  void numbersDependOnSeedNameAndIndexAlone() {
    RandomStream one = RandomStream.of(5, "fc1.w");
    long forward = one.bits(0) ^ one.bits(17) << 1;
    assertEquals(forward, one.bits(0) ^ RandomStream.of(5, "fc1.w").bits(17) << 1);
    assertNotEquals(one.bits(0), one.bits(1));
    assertNotEquals(one.bits(0), RandomStream.of(6, "fc1.w").bits(0));
    assertNotEquals(one.bits(0), RandomStream.of(5, "fc2.w").bits(0));
  }

  @Test
  void firstNumbersNeverChange() {
    RandomStream stream = RandomStream.of(1, "w");
    assertEquals("[0.1548056121, 0.935196664]", rounded(stream.uniform(0), stream.uniform(1)));
  }

  private static String rounded(double... values) {
    return Arrays.toString(Arrays.stream(values).map(x -> Math.round(x * 1e10) / 1e10).toArray());
  }

  @Test
  void uniformPassesKolmogorovAndSmirnov() {
    RandomStream stream = RandomStream.of(3, "uniform");
    double[] sample = IntStream.range(0, COUNT).mapToDouble(stream::uniform).toArray();
    assertTrue(Arrays.stream(sample).allMatch(x -> x > 0 && x < 1));
    assertTrue(
        new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(), sample)
            > 0.01);
  }

  @Test
  void normalPassesKolmogorovAndSmirnov() {
    RandomStream stream = RandomStream.of(3, "normal");
    double[] sample = IntStream.range(0, COUNT).mapToDouble(stream::normal).toArray();
    assertTrue(
        new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(), sample) > 0.01);
  }

  @Test
  void neighbouringNormalsAreUncorrelated() {
    RandomStream stream = RandomStream.of(4, "pairs");
    double sum = 0;
    for (int i = 0; i < COUNT; i += 2) {
      sum += stream.normal(i) * stream.normal(i + 1);
    }
    // A mean of COUNT / 2 products of deviation 1 stays within four deviations.
    assertEquals(0, sum / (COUNT / 2), 4 / Math.sqrt(COUNT / 2));
  }

  @Test
  void belowReachesEveryValueAndNoOther() {
    RandomStream stream = RandomStream.of(3, "below");
    int[] values =
        IntStream.range(0, 1000).map(i -> stream.below(i, 7)).distinct().sorted().toArray();
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6}, values);
    assertThrows(IllegalArgumentException.class, () -> stream.below(0, 0));
  }

  @Test
  void shuffleIsAPermutationAndUniform() {
    int[] counts = new int[6];
    for (int run = 0; run < 6000; run++) {
      int[] values = {0, 1, 2};
      Shuffle.shuffle(values, RandomStream.of(run, "shuffle"));
      assertEquals(3, Arrays.stream(values).distinct().count());
      counts[values[0] * 2 + (values[1] > values[2] ? 1 : 0)]++;
    }
    // 1000 expected of each, deviation 29: four of them.
    assertTrue(
        Arrays.stream(counts).allMatch(n -> Math.abs(n - 1000) < 116),
        () -> Arrays.toString(counts));
  }
}
