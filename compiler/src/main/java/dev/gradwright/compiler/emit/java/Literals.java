package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.kernel.BFloat16;
import dev.gradwright.runtime.kernel.Float16;

/** Numbers in decimal as Java literals, so that javac rounds them, once. */
final class Literals {
  private Literals() {}

  static Code spell(String decimal, ElementType element, Precision precision) {
    return switch (element) {
      case REAL -> real(decimal, precision);
      case INT -> integer(decimal);
      case BOOL -> Code.primary("$L", Double.parseDouble(decimal) != 0);
      case F32 -> real(decimal, Precision.F32);
      case F16 -> bits(Float16.of(Double.parseDouble(decimal)));
      case BF16 -> bits(BFloat16.of(Double.parseDouble(decimal)));
    };
  }

  private static Code bits(short bits) {
    return Code.unary("(short) $L", Code.primary("0x$L", Integer.toHexString(bits & 0xffff)));
  }

  private static Code integer(String decimal) {
    int value = new java.math.BigDecimal(decimal).intValueExact();
    return value == Integer.MIN_VALUE
        ? Code.primary("$T.MIN_VALUE", Integer.class)
        : ExtentSpelling.number(value);
  }

  private static Code real(String decimal, Precision precision) {
    return precision == Precision.F32 ? singlePrecision(decimal) : doublePrecision(decimal);
  }

  private static Code singlePrecision(String decimal) {
    float value = Float.parseFloat(decimal);
    return Float.isInfinite(value) || Float.isNaN(value)
        ? special(Float.class, value)
        : signed(decimal, value == 0 && isTiny(decimal) ? zero(decimal) : decimal, "f");
  }

  private static Code doublePrecision(String decimal) {
    double value = Double.parseDouble(decimal);
    return Double.isInfinite(value) || Double.isNaN(value)
        ? special(Double.class, value)
        : signed(decimal, value == 0 && isTiny(decimal) ? zero(decimal) : withPoint(decimal), "");
  }

  private static Code special(Class<?> type, double value) {
    String name =
        Double.isNaN(value) ? "NaN" : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
    return Code.primary("$T.$L", type, name);
  }

  /** javac refuses a literal that only rounding makes 0. */
  private static String zero(String decimal) {
    return decimal.startsWith("-") ? "-0.0" : "0.0";
  }

  private static boolean isTiny(String decimal) {
    return decimal.chars().anyMatch(c -> c >= '1' && c <= '9');
  }

  private static String withPoint(String decimal) {
    boolean isInteger = decimal.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    return isInteger ? decimal + ".0" : decimal;
  }

  private static Code signed(String decimal, String text, String suffix) {
    return Code.of(decimal.startsWith("-") ? Code.UNARY : Code.PRIMARY, "$L", text + suffix);
  }
}
