package dev.gradwright.runtime.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages give the bits of the functions of one float, whatever the length and place. */
final class StagedFloatsTest {
  private static final int PLACE = 5;

  /** A function of one float, given another. */
  private interface Beside {
    float of(float x, float e);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 1023, 1024, 1025, 5000, 200_000})
  void exponentialsInStagesHaveTheSameBits(int length) {
    float[] x = arguments(length);
    float[] staged = x.clone();
    StagedFloats.exp(staged, PLACE, PLACE + length);
    assertSame(x, x, staged, (argument, e) -> FloatExponentials.exp(argument));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 1023, 1024, 1025, 5000, 200_000})
  void tangentsInStagesHaveTheSameBits(int length) {
    float[] x = arguments(length);
    float[] staged = x.clone();
    StagedFloats.tanh(staged, PLACE, PLACE + length);
    assertSame(x, x, staged, (argument, e) -> FloatExponentials.tanh(argument));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 1023, 1024, 5000, 200_000})
  void errorFunctionsInStagesHaveTheSameBits(int length) {
    float[] x = arguments(length);
    float[] e = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      e[i] = FloatExponentials.exp(-(x[i] * x[i]));
    }
    float[] staged = x.clone();
    for (int from = PLACE; from < PLACE + length; from += StageRoom.LENGTH) {
      int to = Math.min(PLACE + length, from + StageRoom.LENGTH);
      StagedFloats.erf(staged, StagedFloats.copy(e, from, to), from, to);
    }
    assertSame(x, e, staged, FloatErrorFunction::erf);
  }

  private static float[] arguments(int length) {
    return Inputs.floats(length + 2 * PLACE, new SplittableRandom(7));
  }

  private static void assertSame(float[] x, float[] e, float[] staged, Beside function) {
    float[] expected = x.clone();
    for (int i = PLACE; i < x.length - PLACE; i++) {
      expected[i] = function.of(x[i], e[i]);
    }
    int different = Arrays.mismatch(expected, staged);
    assertEquals(-1, different, () -> "at " + different + " of " + x[different]);
  }
}
