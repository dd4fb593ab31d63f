package dev.gradwright.runtime.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lane has the bits of the scalar form: first in the interpreter, in the end compiled. */
final class VectorFormsTest {
  private static final int LENGTH = 4096;
  private static final int ROUNDS = 25;

  private static final Map<String, UnaryOperator<FloatVector>> SINGLE =
      Map.of(
          "exp", FloatVectorMath::exp,
          "expm1", FloatVectorMath::expm1,
          "tanh", FloatVectorMath::tanh,
          "log", FloatVectorMath::log,
          "log1p", FloatVectorMath::log1p,
          "sin", FloatVectorMath::sin,
          "cos", FloatVectorMath::cos,
          "erf", FloatVectorMath::erf);
  private static final Map<String, UnaryOperator<DoubleVector>> FULL =
      Map.of(
          "exp", DoubleVectorMath::exp,
          "expm1", DoubleVectorMath::expm1,
          "tanh", DoubleVectorMath::tanh,
          "log", DoubleVectorMath::log,
          "log1p", DoubleVectorMath::log1p,
          "sin", DoubleVectorMath::sin,
          "cos", DoubleVectorMath::cos,
          "erf", DoubleVectorMath::erf);

  static Stream<Elementary> functions() {
    return Elementary.ALL.stream();
  }

  @Test
  void everyFunctionHasBothVectorForms() {
    var names = functions().map(Elementary::name).collect(Collectors.toSet());
    assertEquals(names, SINGLE.keySet());
    assertEquals(names, FULL.keySet());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void lanesOfFloatsHaveTheBitsOfTheScalarForm(Elementary function) {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < ROUNDS; round++) {
      float[] x = Inputs.floats(LENGTH, random);
      float[] expected = new float[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        expected[i] = function.single().at(x[i]);
      }
      assertArrayEquals(expected, lanes(SINGLE.get(function.name()), x));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void lanesOfDoublesHaveTheBitsOfTheScalarForm(Elementary function) {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < ROUNDS; round++) {
      double[] x = Inputs.doubles(LENGTH, random);
      double[] expected = new double[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        expected[i] = function.full().applyAsDouble(x[i]);
      }
      assertArrayEquals(expected, lanes(FULL.get(function.name()), x));
    }
  }

  @Test
  void lanesOfTheErrorFunctionBesideItsSlopeHaveTheBitsOfTheScalarForm() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < ROUNDS; round++) {
      float[] x = Inputs.floats(LENGTH, random);
      float[] expected = new float[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        expected[i] = FloatErrorFunction.erf(x[i], FloatExponentials.exp(-(x[i] * x[i])));
      }
      UnaryOperator<FloatVector> erf =
          v -> FloatVectorMath.erf(v, FloatVectorMath.exp(v.mul(v).neg()));
      assertArrayEquals(expected, lanes(erf, x));
    }
  }

  @Test
  void powersOfFloatsHaveTheBitsOfTheScalarForm() {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < ROUNDS; round++) {
      float[] x = Inputs.floats(LENGTH, random);
      float[] y = Inputs.floats(LENGTH, random);
      float[] expected = new float[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        expected[i] = FloatPower.pow(x[i], y[i]);
      }
      assertEquals(LENGTH, FloatVectorMath.pow(x, 0, LENGTH, y));
      assertArrayEquals(expected, x);
    }
  }

  @Test
  void powersOfDoublesHaveTheBitsOfTheScalarForm() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < ROUNDS; round++) {
      double[] x = Inputs.doubles(LENGTH, random);
      double[] y = Inputs.doubles(LENGTH, random);
      double[] expected = new double[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        expected[i] = DoublePower.pow(x[i], y[i]);
      }
      assertEquals(LENGTH, DoubleVectorMath.pow(x, 0, LENGTH, y));
      assertArrayEquals(expected, x);
    }
  }

  private static float[] lanes(UnaryOperator<FloatVector> function, float[] x) {
    float[] result = new float[x.length];
    for (int i = 0; i < x.length; i += FloatVector.SPECIES_PREFERRED.length()) {
      function
          .apply(FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, x, i))
          .intoArray(result, i);
    }
    return result;
  }

  private static double[] lanes(UnaryOperator<DoubleVector> function, double[] x) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i += DoubleVector.SPECIES_PREFERRED.length()) {
      function
          .apply(DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, x, i))
          .intoArray(result, i);
    }
    return result;
  }
}
