package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.math.BigDecimal;
import java.util.List;

/**
 * A constant scalar. Its decimal text is exact and canonical, so that {@code 1}, {@code 1.0} and
 * {@code 10e-1} are one literal; it is rounded once, when the precision is known.
 */
public record Literal(String decimal, ElementType element) implements Registered {
  private static final int LONGEST_PLAIN = 20;

  public Literal {
    decimal = canonical(decimal);
  }

  static String canonical(String decimal) {
    if (List.of("Infinity", "-Infinity", "NaN", "-0").contains(decimal)) {
      return decimal;
    }
    BigDecimal exact = new BigDecimal(decimal).stripTrailingZeros();
    boolean small = Math.abs(exact.scale()) < LONGEST_PLAIN && exact.precision() < LONGEST_PLAIN;
    return small ? exact.toPlainString() : exact.toString();
  }

  /** The number in double precision; a bool is 1 or 0. */
  public double value() {
    return Double.parseDouble(decimal);
  }

  @Override
  public String spelling() {
    return decimal;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.isEmpty(), this, operands);
    return TensorType.scalar(element);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(new Scalar.Literal(decimal, element));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Facts.of(value());
  }
}
