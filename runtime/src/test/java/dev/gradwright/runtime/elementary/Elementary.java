package dev.gradwright.runtime.elementary;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/**
 * A function of one number: of floats, of doubles, one that may be trusted to more digits than
 * floats have, and what the first and the second may be wrong by.
 */
record Elementary(
    String name,
    Single single,
    DoubleUnaryOperator full,
    DoubleUnaryOperator trusted,
    double singleUlp,
    double fullUlp) {

  /** A function of floats. */
  @FunctionalInterface
  interface Single {
    float at(float x);
  }

  // @formatter:off
  static final List<Elementary> ALL = List.of(
      new Elementary("exp",     FloatExponentials::exp,     DoubleExponentials::exp,     StrictMath::exp,     1, 1),
      new Elementary("expm1",   FloatExponentials::expm1,   DoubleExponentials::expm1,   StrictMath::expm1,   2, 2),
      new Elementary("tanh",    FloatExponentials::tanh,    DoubleExponentials::tanh,    StrictMath::tanh,    3, 2),
      new Elementary("log",     FloatLogarithms::log,       DoubleLogarithms::log,       StrictMath::log,     1, 1),
      new Elementary("log1p",   FloatLogarithms::log1p,     DoubleLogarithms::log1p,     StrictMath::log1p,   2, 2),
      new Elementary("sin",     FloatAngles::sin,           DoubleAngles::sin,           StrictMath::sin,     1, 1),
      new Elementary("cos",     FloatAngles::cos,           DoubleAngles::cos,           StrictMath::cos,     1, 1),
      new Elementary("erf",     FloatErrorFunction::erf,    DoubleErrorFunction::erf,    Erf::erf,            1, 1));
  // @formatter:on

  static Elementary named(String name) {
    return ALL.stream().filter(function -> function.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
