package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.dag.Points.any;
import static dev.gradwright.compiler.dag.Points.atLeast;
import static dev.gradwright.compiler.dag.Points.below;
import static dev.gradwright.compiler.dag.Points.between;
import static dev.gradwright.compiler.dag.Points.exactly;
import static dev.gradwright.compiler.dag.Points.whole;
import static dev.gradwright.compiler.dag.Singularity.Slope.INFINITE;
import static dev.gradwright.compiler.dag.Singularity.Slope.NOT_FINITE;
import static dev.gradwright.compiler.dag.Singularity.Slope.ORDINARY;
import static dev.gradwright.compiler.dag.Singularity.Slope.UNDEFINED;
import static dev.gradwright.compiler.dag.Singularity.Slope.ZERO;
import static dev.gradwright.compiler.dag.Singularity.at;
import static dev.gradwright.compiler.dag.Singularity.none;
import static dev.gradwright.compiler.dag.Singularity.tie;
import static dev.gradwright.compiler.op.Elements.BOOLS;
import static dev.gradwright.compiler.op.Elements.INTS;
import static dev.gradwright.compiler.op.Elements.NUMBERS;
import static dev.gradwright.compiler.op.Elements.REALS;
import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.equal;
import static dev.gradwright.compiler.op.Formula.less;
import static dev.gradwright.compiler.op.Formula.like;
import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.one;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.power;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Sampled.in;
import static dev.gradwright.compiler.op.Scalars.apply;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Singularity.Value;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * {@code z[i] = f(x[i], y[i])}: one row for each f, with its slopes {@code dz/dx} and {@code dz/dy}
 * in x, y and z, from which adjoints and tangent follow.
 */
public enum Binary implements Registered {
  // @formatter:off
  //           spelling      takes    f                       dz/dx                                      dz/dy                                          facts                   x sampled   y sampled       where a slope is singular
  ADD         ("add",        NUMBERS, Function.ADD,           (x, y, z) -> one(x),                       (x, y, z) -> one(x),                           Ranges::plus,           in(-2, 2),  in(-2, 2),      none()),
  SUBTRACT    ("subtract",   NUMBERS, Function.SUBTRACT,      (x, y, z) -> one(x),                       (x, y, z) -> like(x, "-1"),                    Ranges::minus,          in(-2, 2),  in(-2, 2),      none()),
  MULTIPLY    ("multiply",   NUMBERS, Function.MULTIPLY,      (x, y, z) -> y,                            (x, y, z) -> x,                                Ranges::product,        in(-2, 2),  in(-2, 2),      none()),
  DIVIDE      ("divide",     REALS,   Function.DIVIDE,        (x, y, z) -> reciprocal(y),                (x, y, z) -> negate(divide(z, y)),             Ranges::quotient,       in(-2, 2),  in(0.4, 2),     quotientByZero()),
  FLOOR_DIVIDE("floorDivide", INTS,   Function.FLOOR_DIVIDE,  Slope.FLAT,                                Slope.FLAT,                                    Ranges::unknownInts,    in(1, 9),   in(1, 9),       none()),
  MODULO      ("modulo",     INTS,    Function.FLOOR_MODULO,  Slope.FLAT,                                Slope.FLAT,                                    Ranges::unknownInts,    in(1, 9),   in(1, 9),       none()),
  POWER       ("power",      REALS,   Function.POWER,         Binary::powerByBase,                       Binary::powerByExponent,                       Ranges::power,          in(0.3, 2), in(-2, 2),      powersOfZero()),
  ATAN2       ("atan2",      REALS,   Function.ARC_TANGENT_2, (x, y, z) -> divide(y, squares(x, y)),     (x, y, z) -> negate(divide(x, squares(x, y))), Ranges::angle,          in(0.2, 2), in(-2, 2),      noDirection()),
  MIN         ("min",        NUMBERS, Function.MINIMUM,       (x, y, z) -> chosen(less(x, y), x, y),     (x, y, z) -> chosen(less(y, x), x, y),         Ranges::smaller,        in(-2, 0),  in(0.1, 2),     tie()),
  MAX         ("max",        NUMBERS, Function.MAXIMUM,       (x, y, z) -> chosen(less(y, x), x, y),     (x, y, z) -> chosen(less(x, y), x, y),         Ranges::larger,         in(-2, 0),  in(0.1, 2),     tie()),
  GUARDED     ("guardedMultiply", REALS, Binary::guarded,     (x, y, z) -> y,                            (x, y, z) -> x,                                Ranges::guardedProduct, in(0.1, 2), in(-2, 2),      none()),
  AND         ("and",        BOOLS,   Function.AND,           Slope.FLAT,                                Slope.FLAT,                                    Ranges::smaller,        in(0, 1),   in(0, 1),       none()),
  OR          ("or",         BOOLS,   Function.OR,            Slope.FLAT,                                Slope.FLAT,                                    Ranges::larger,         in(0, 1),   in(0, 1),       none());
  // @formatter:on

  /** A partial derivative of {@code z = f(x, y)}. */
  @FunctionalInterface
  interface Slope {
    /** Zero wherever it is defined. */
    Slope FLAT =
        (x, y, z) -> {
          throw new IllegalStateException("a flat function has no slope worth a formula");
        };

    Expr at(Expr x, Expr y, Expr z);
  }

  private final String spelling;
  private final Elements takes;
  private final BinaryOperator<Scalar> body;
  private final List<Slope> slopes;
  private final BinaryOperator<Facts> facts;
  private final List<Sampled> sampled;
  private final List<Singularity> singularities;

  Binary(
      String spelling,
      Elements takes,
      Function function,
      Slope byX,
      Slope byY,
      BinaryOperator<Facts> facts,
      Sampled x,
      Sampled y,
      List<Singularity> singularities) {
    this(
        spelling,
        takes,
        (Scalar a, Scalar b) -> apply(function, a, b),
        byX,
        byY,
        facts,
        x,
        y,
        singularities);
  }

  Binary(
      String spelling,
      Elements takes,
      BinaryOperator<Scalar> body,
      Slope byX,
      Slope byY,
      BinaryOperator<Facts> facts,
      Sampled x,
      Sampled y,
      List<Singularity> singularities) {
    this.spelling = spelling;
    this.takes = takes;
    this.body = body;
    this.slopes = List.of(byX, byY);
    this.facts = facts;
    this.sampled = List.of(x, y);
    this.singularities = singularities;
  }

  /** y x^(y-1); 0 where y is 0, though x be 0 too. */
  private static Expr powerByBase(Expr x, Expr y, Expr z) {
    return Formula.along(y, power(x, minus(y, "1")));
  }

  /** x^y log x; 0 where x is 0. */
  private static Expr powerByExponent(Expr x, Expr y, Expr z) {
    return Formula.times(z, log(select(equal(x, like(x, "0")), one(x), x)));
  }

  private static Expr squares(Expr x, Expr y) {
    return plus(square(x), square(y));
  }

  /** 1 where the operand is the one chosen, 1/2 where both are. */
  private static Expr chosen(Expr test, Expr x, Expr y) {
    return select(equal(x, y), like(x, "0.5"), select(test, one(x), like(x, "0")));
  }

  private static List<Singularity> quotientByZero() {
    return List.of(at(any(), exactly(0), Value.NOT_FINITE, INFINITE, NOT_FINITE));
  }

  private static List<Singularity> powersOfZero() {
    return List.of(
        at(exactly(0), below(0), Value.INFINITE, INFINITE, UNDEFINED),
        at(exactly(0), exactly(0), Value.FINITE, ZERO, ZERO),
        at(exactly(0), between(0, 1), Value.FINITE, INFINITE, ZERO),
        at(exactly(0), atLeast(1), Value.FINITE, ORDINARY, ZERO),
        at(below(0), whole(), Value.FINITE, ORDINARY, UNDEFINED));
  }

  private static List<Singularity> noDirection() {
    return List.of(at(exactly(0), exactly(0), Value.FINITE, UNDEFINED, UNDEFINED));
  }

  /** 0 where x is exactly 0, else x * y: an absent seed stays absent through an infinite slope. */
  private static Scalar guarded(Scalar x, Scalar y) {
    Scalar zero = Scalars.zero(x.element());
    return new Scalar.Choose(Scalars.test(Function.EQUAL, x, zero), zero, Scalars.times(x, y));
  }

  @Override
  public String spelling() {
    return spelling;
  }

  /** Where a gradient check may sample the operands. */
  public List<Sampled> sampled() {
    return sampled;
  }

  @Override
  public List<Singularity> singularities() {
    return singularities;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits = operands.size() == 2 && takes.accept(operands.get(0).element());
    Require.that(fits && operands.get(0).equals(operands.get(1)), this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    Scalar x = Scalars.load(0, operands.get(0));
    Scalar y = Scalars.load(1, operands.get(1));
    return Computation.Pointwise.of(body.apply(x, y));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    Slope slope = slopes.get(operand);
    return slope == Slope.FLAT ? Optional.empty() : Optional.of(along(result, slope, seed));
  }

  private static Expr along(Expr result, Slope slope, Expr direction) {
    return Formula.along(direction, slope.at(result.operand(0), result.operand(1), result));
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    List<Optional<Expr>> felt = new ArrayList<>(tangents);
    for (int i = 0; i < felt.size(); i++) {
      if (slopes.get(i) == Slope.FLAT) {
        felt.set(i, Optional.empty());
      }
    }
    return Tangents.sum(
        felt,
        List.of(
            t -> along(result, slopes.get(0), t),
            // What an absent seed guards against may have a tangent that is not a number either.
            t ->
                this == GUARDED
                    ? Formula.along(result.operand(0), t)
                    : along(result, slopes.get(1), t)));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return facts.apply(operands.get(0), operands.get(1));
  }

  @Override
  public Facts factsOf(List<Expr> operands) {
    Facts x = operands.get(0).facts();
    boolean isSquare = this == MULTIPLY && operands.get(0) == operands.get(1);
    Facts facts = isSquare ? Ranges.square(x) : facts(List.of(x, operands.get(1).facts()));
    return this == SUBTRACT && Shifted.axes(operands.get(0), operands.get(1)).isPresent()
        ? facts.within(facts.atLeast(), Math.min(0, facts.atMost()))
        : facts;
  }
}
