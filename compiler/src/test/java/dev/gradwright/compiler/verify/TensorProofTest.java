package dev.gradwright.compiler.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorProofTest {

  /** sum of sin(i + x[i]), beside another tensor of one element. */
  private static double waves(double[] x) {
    return 2 * x[0] + IntStream.range(1, x.length).mapToDouble(i -> Math.sin(i + x[i])).sum();
  }

  private static double[] slopes(double[] x) {
    double[] slopes = new double[x.length];
    Arrays.setAll(slopes, i -> i == 0 ? 2 : Math.cos(i + x[i]));
    return slopes;
  }

  private static double[] point(int size) {
    return new Random(7).doubles(size + 1L, -2, 2).toArray();
  }

  private static TensorProof.Result prove(Objective objective, double[] point, double[] gradient) {
    return new TensorProof(objective, point, gradient, 1, point.length).run(new Random(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 65, 1000})
  void rightGradientAgrees(int size) {
    double[] x = point(size);
    TensorProof.Result result = prove(TensorProofTest::waves, x, slopes(x));
    var agrees = assertInstanceOf(TensorProof.Result.Agrees.class, result);
    assertTrue(agrees.worst().relativeError() < 1e-8, agrees.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 65, 1000})
  void oneWrongElementIsFound(int size) {
    double[] x = point(size);
    double[] gradient = slopes(x);
    int wrong = 1 + size / 3;
    gradient[wrong] *= 1.01;
    TensorProof.Result result = prove(TensorProofTest::waves, x, gradient);
    var differs = assertInstanceOf(TensorProof.Result.Differs.class, result);
    assertEquals(wrong, differs.index());
    assertEquals(gradient[wrong], differs.comparison().analytic(), 1e-15);
    assertEquals(Math.cos(wrong + x[wrong]), differs.comparison().numeric(), 1e-9);
  }

  @Test
  void zeroGradientOfAConstantAgrees() {
    TensorProof.Result result = prove(x -> 3, point(5), new double[6]);
    assertInstanceOf(TensorProof.Result.Agrees.class, result);
  }

  @Test
  void zeroClaimedForASmallSlopeDiffers() {
    TensorProof.Result result = prove(x -> 3 + 1e-6 * x[2], point(5), new double[6]);
    var differs = assertInstanceOf(TensorProof.Result.Differs.class, result);
    assertEquals(2, differs.index());
  }

  @Test
  void kinkIsNoDisagreement() {
    double[] x = {0, 1, 0, 1};
    TensorProof.Result result =
        prove(p -> p[1] + Math.max(0, p[2]) + p[3], x, new double[] {0, 1, 0, 1});
    assertEquals(new TensorProof.Result.Kink(OptionalInt.of(2)), result);
  }

  @Test
  void objectiveThatIsNotFiniteProvesNothing() {
    TensorProof.Result result = prove(p -> Double.NaN, point(2), new double[3]);
    assertInstanceOf(TensorProof.Result.Blind.class, result);
  }

  @Test
  void gradientThatIsNotANumberDiffers() {
    double[] x = point(3);
    double[] gradient = slopes(x);
    gradient[2] = Double.NaN;
    TensorProof.Result result = prove(TensorProofTest::waves, x, gradient);
    var differs = assertInstanceOf(TensorProof.Result.Differs.class, result);
    assertEquals(2, differs.index());
  }
}
