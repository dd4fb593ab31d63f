package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both formats of 16 bits against what IEEE 754 says their bits mean, in decimal arithmetic. */
class NarrowFloatsTest {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** A format by its bits of exponent; the rest follows. */
  private enum Format {
    F16(5, Float16::of, Float16::of, Float16::toFloat, Float16::round, Float16::round),
    BF16(8, BFloat16::of, BFloat16::of, BFloat16::toFloat, BFloat16::round, BFloat16::round);

    final int significand;
    final int bias;
    final Function<Float, Short> ofFloat;
    final DoubleFunction<Short> ofDouble;
    final Function<Short, Float> toFloat;
    final Function<Float, Float> roundFloat;
    final DoubleFunction<Double> roundDouble;

    Format(
        int exponent,
        Function<Float, Short> ofFloat,
        DoubleFunction<Short> ofDouble,
        Function<Short, Float> toFloat,
        Function<Float, Float> roundFloat,
        DoubleFunction<Double> roundDouble) {
      this.significand = 15 - exponent;
      this.bias = (1 << exponent - 1) - 1;
      this.ofFloat = ofFloat;
      this.ofDouble = ofDouble;
      this.toFloat = toFloat;
      this.roundFloat = roundFloat;
      this.roundDouble = roundDouble;
    }

    int infinity() {
      return 0x7fff >> significand << significand;
    }

    /** What the bits of a magnitude mean; past the largest, what would follow. */
    BigDecimal meaning(int bits) {
      int exponent = bits >> significand;
      int fraction = bits & (1 << significand) - 1;
      int whole = exponent == 0 ? fraction : fraction + (1 << significand);
      return power(Math.max(exponent, 1) - bias - significand).multiply(BigDecimal.valueOf(whole));
    }

    private static BigDecimal power(int exponent) {
      return exponent >= 0 ? TWO.pow(exponent) : BigDecimal.ONE.divide(TWO.pow(-exponent));
    }
  }

  @ParameterizedTest
  @EnumSource
  void allBitsMeanWhatTheFormatSays(Format format) {
    for (int bits = 0; bits < 0x8000; bits++) {
      float value = format.toFloat.apply((short) bits);
      float opposite = format.toFloat.apply((short) (bits | 0x8000));
      if (bits > format.infinity()) {
        assertTrue(Float.isNaN(value) && Float.isNaN(opposite));
      } else {
        assertEquals(-value, opposite);
        assertEquals(
            bits == format.infinity()
                ? Float.POSITIVE_INFINITY
                : format.meaning(bits).doubleValue(),
            value);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void allNumbersAreRoundedToThemselves(Format format) {
    for (int bits = 0; bits < 0x10000; bits++) {
      short number = (short) bits;
      float value = format.toFloat.apply(number);
      if (Float.isNaN(value)) {
        assertTrue(Float.isNaN(format.roundFloat.apply(value)));
        assertTrue(Double.isNaN(format.roundDouble.apply(value)));
      } else {
        assertEquals(number, format.ofFloat.apply(value));
        assertEquals(number, format.ofDouble.apply(value));
        assertEquals(value, format.roundFloat.apply(value));
        assertEquals(value, format.roundDouble.apply(value));
      }
    }
  }

  /** Every point where rounding turns to the next number: there, just below and just above. */
  @ParameterizedTest
  @EnumSource
  void betweenTwoNumbersTheNearestIsTakenAndInTheMiddleTheEvenOne(Format format) {
    for (int below = 0; below < format.infinity(); below++) {
      double middle =
          format.meaning(below).add(format.meaning(below + 1)).divide(TWO).doubleValue();
      int even = below + (below & 1);
      checkDouble(format, even, middle);
      checkDouble(format, below, Math.nextDown(middle));
      checkDouble(format, below + 1, Math.nextUp(middle));
      if ((float) middle == middle) {
        checkFloat(format, even, (float) middle);
        checkFloat(format, below, Math.nextDown((float) middle));
        checkFloat(format, below + 1, Math.nextUp((float) middle));
      }
    }
  }

  private static void checkDouble(Format format, int bits, double x) {
    assertEquals((short) bits, format.ofDouble.apply(x), () -> "of " + x);
    assertEquals((short) (bits | 0x8000), format.ofDouble.apply(-x), () -> "of " + -x);
  }

  private static void checkFloat(Format format, int bits, float x) {
    assertEquals((short) bits, format.ofFloat.apply(x), () -> "of " + x);
    assertEquals((short) (bits | 0x8000), format.ofFloat.apply(-x), () -> "of " + -x);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLargerIsInfinite(Format format) {
    assertEquals(Float.POSITIVE_INFINITY, format.roundFloat.apply(Float.MAX_VALUE));
    assertEquals(Float.NEGATIVE_INFINITY, format.roundFloat.apply(Float.NEGATIVE_INFINITY));
    assertEquals(Double.NEGATIVE_INFINITY, format.roundDouble.apply(-Double.MAX_VALUE));
    assertEquals(Double.POSITIVE_INFINITY, format.roundDouble.apply(Double.POSITIVE_INFINITY));
    assertTrue(Double.isNaN(format.roundDouble.apply(Double.NaN)));
    assertTrue(Float.isNaN(format.roundFloat.apply(Float.intBitsToFloat(0x7f800001))));
    assertTrue(Float.isNaN(format.roundFloat.apply(Float.intBitsToFloat(0xffffffff))));
  }
}
