package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
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
    Facts x = operands.get(0);
    Facts y = operands.get(1);
    return switch (this) {
      case LESS -> Truths.less(x, y);
      case LESS_OR_EQUAL -> Truths.lessOrEqual(x, y);
      case EQUAL -> Truths.equal(x, y);
      case NOT_EQUAL -> Truths.not(Truths.equal(x, y));
    };
  }

  /** What is known of a value where a test of it is passed. */
  static Facts passed(Expr test, Expr x) {
    return isOrder(test) ? bounded(x, test.operand(0), test.operand(1)) : x.facts();
  }

  /** What is known of a value where a test of it is failed, if not because of a NaN. */
  static Facts failed(Expr test, Expr x) {
    return isOrder(test) && test.operands().stream().allMatch(y -> y == x || y.facts().number())
        ? bounded(x, test.operand(1), test.operand(0))
        : x.facts();
  }

  private static boolean isOrder(Expr test) {
    return test.operator() == LESS || test.operator() == LESS_OR_EQUAL;
  }

  /** Of x, which may be one of two where the one is below the other. */
  private static Facts bounded(Expr x, Expr below, Expr above) {
    Facts facts = x.facts();
    double least = facts.atLeast();
    double most = facts.atMost();
    if (x == above) {
      least = Math.max(least, below.facts().atLeast());
    }
    if (x == below) {
      most = Math.min(most, above.facts().atMost());
    }
    return least <= most ? facts.within(least, most) : facts;
  }
}
