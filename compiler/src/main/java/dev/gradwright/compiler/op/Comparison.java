package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** {@code z[i]} says whether a relation holds of x[i] and y[i]; it has no derivative. */
public enum Comparison implements Registered {
  // @formatter:off
  LESS         ("less",        Elements.NUMBERS, Function.LESS),
  LESS_OR_EQUAL("lessOrEqual", Elements.NUMBERS, Function.LESS_OR_EQUAL),
  EQUAL        ("equal",       Elements.ALL,     Function.EQUAL),
  NOT_EQUAL    ("notEqual",    Elements.ALL,     Function.NOT_EQUAL);
  // @formatter:on

  private final String spelling;
  private final Elements takes;
  private final Function function;

  Comparison(String spelling, Elements takes, Function function) {
    this.spelling = spelling;
    this.takes = takes;
    this.function = function;
  }

  @Override
  public String spelling() {
    return spelling;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits = operands.size() == 2 && takes.accept(operands.get(0).element());
    Require.that(fits && operands.get(0).equals(operands.get(1)), this, operands);
    return operands.get(0).withElement(ElementType.BOOL);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(
        Scalars.test(function, Scalars.load(0, operands.get(0)), Scalars.load(1, operands.get(1))));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Facts.between(0, 1);
  }
}
