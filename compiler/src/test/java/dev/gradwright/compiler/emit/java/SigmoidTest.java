package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 1 / (1 + exp(-x)) as generated, within the bound that the library states. The exponential is off
 * by 1 ulp, the sum and the quotient round: a relative error of three halves of 2^-23 (2^-52),
 * which is 3 ulp of a result just above a power of two, and half of one for the quotient's own.
 */
class SigmoidTest {
  private static final double ULPS = 3.5;
  private static final int SAMPLES = 100_000;

  /** Rows of x, exp(x) to 400 digits rounded, and what that rounding lost. */
  private static final Path EXPONENTIALS =
      Path.of("../runtime/src/test/resources/dev/gradwright/runtime/elementary/exp.csv");

  private static final String TEXT =
      "model Sigmoid { dim N; input x: real[N]; output y = sigmoid(x); }";

  @ParameterizedTest
  @EnumSource
  void floatsKeepTheBound(Flavours flavours) {
    SplittableRandom random = new SplittableRandom(14);
    double[] x = new double[SAMPLES];
    // Below -87 a result is no normal number.
    Arrays.setAll(
        x,
        i ->
            (float)
                switch (i % 3) {
                  case 0 -> 174 * random.nextDouble() - 87;
                  case 1 -> 20 * random.nextDouble() - 10;
                  default -> Math.scalb(2 * random.nextDouble() - 1, -random.nextInt(140));
                });
    RealTensor y = sigmoid(FloatTensor.zeros(SAMPLES), x, Precision.F32, flavours);
    for (int i = 0; i < SAMPLES; i++) {
      double expected = 1 / (1 + StrictMath.exp(-x[i]));
      double ulps = Math.abs(y.get(i) - expected) / Math.ulp((float) expected);
      holds(ulps, x[i]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void doublesKeepTheBound(Flavours flavours) throws IOException {
    List<Double> x = new ArrayList<>();
    List<BigDecimal> expected = new ArrayList<>();
    for (String row : Files.readAllLines(EXPONENTIALS)) {
      double[] numbers = Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).toArray();
      // Nor is one of doubles beyond 708.
      if (Math.abs(numbers[0]) < 708) {
        BigDecimal exp = new BigDecimal(numbers[1]).add(new BigDecimal(numbers[2]));
        x.add(-numbers[0]);
        expected.add(BigDecimal.ONE.divide(exp.add(BigDecimal.ONE), MathContext.DECIMAL128));
      }
    }
    assertTrue(x.size() > 100, x::toString);
    double[] values = x.stream().mapToDouble(Double::doubleValue).toArray();
    RealTensor y = sigmoid(DoubleTensor.zeros(values.length), values, Precision.F64, flavours);
    for (int i = 0; i < values.length; i++) {
      double ulp = Math.ulp(expected.get(i).doubleValue());
      BigDecimal error = new BigDecimal(y.get(i)).subtract(expected.get(i)).abs();
      holds(error.doubleValue() / ulp, values[i]);
    }
  }

  private static void holds(double ulps, double x) {
    assertTrue(ulps <= ULPS, () -> "sigmoid(" + x + ") is " + ulps + " ulp off");
  }

  private static RealTensor sigmoid(
      RealTensor x, double[] values, Precision precision, Flavours flavours) {
    x.copyFrom(values, 0);
    ModelType type = Compiled.ofText(TEXT, precision, flavours).type("Sigmoid");
    Model model = type.create(type.initialise(1), values.length);
    model.forward(List.of(x));
    return (RealTensor) model.outputs().get(0);
  }
}
