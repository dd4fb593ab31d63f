package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.dag.Points.exactly;
import static dev.gradwright.compiler.dag.Points.halves;
import static dev.gradwright.compiler.dag.Points.notNatural;
import static dev.gradwright.compiler.dag.Points.whole;
import static dev.gradwright.compiler.dag.Singularity.flat;
import static dev.gradwright.compiler.dag.Singularity.none;
import static dev.gradwright.compiler.dag.Singularity.pole;
import static dev.gradwright.compiler.dag.Singularity.remedied;
import static dev.gradwright.compiler.dag.Singularity.steep;
import static dev.gradwright.compiler.dag.Singularity.undefined;
import static dev.gradwright.compiler.op.Elements.BOOLS;
import static dev.gradwright.compiler.op.Elements.NUMBERS;
import static dev.gradwright.compiler.op.Elements.REALS;
import static dev.gradwright.compiler.op.Formula.cos;
import static dev.gradwright.compiler.op.Formula.cosh;
import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.like;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.polygamma;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.rsqrt;
import static dev.gradwright.compiler.op.Formula.sign;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.sinh;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.op.Sampled.in;
import static dev.gradwright.compiler.op.Scalars.apply;
import static dev.gradwright.compiler.op.Scalars.divide;
import static dev.gradwright.compiler.op.Scalars.real;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Singularity.Value;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code y[i] = f(x[i])}: one row for each f, with its slope {@code dy/dx} in x and y, from which
 * adjoint and tangent follow.
 */
public enum Unary implements Registered {
  // @formatter:off
  //          spelling      takes    f                               dy/dx                                            facts                        sampled                  where the slope is singular
  NEGATE     ("negate",     NUMBERS, Function.NEGATE,                (x, y) -> like(x, "-1"),                         Ranges::negated,             in(-2, 2),               none()),
  ABS        ("abs",        NUMBERS, Function.ABSOLUTE,              (x, y) -> sign(x),                               Ranges::magnitude,           in(-2, 2).without(0),    flat(exactly(0))),
  SIGN       ("sign",       NUMBERS, Function.SIGN,                  Slope.FLAT,                                      Ranges.squashing(-1, 1),     in(-2, 2).without(0),    flat(exactly(0))),
  FLOOR      ("floor",      REALS,   Function.FLOOR,                 Slope.FLAT,                                      Ranges::integral,            in(0.1, 0.9),            flat(whole())),
  CEIL       ("ceil",       REALS,   Function.CEILING,               Slope.FLAT,                                      Ranges::integral,            in(0.1, 0.9),            flat(whole())),
  ROUND      ("round",      REALS,   Function.ROUND,                 Slope.FLAT,                                      Ranges::integral,            in(0.6, 1.4),            flat(halves())),
  EXP        ("exp",        REALS,   Function.EXPONENTIAL,           (x, y) -> y,                                     Ranges::exponential,         in(-2, 2),               none()),
  EXPM1      ("expm1",      REALS,   Function.EXPONENTIAL_MINUS_ONE, (x, y) -> plus(y, "1"),                          Ranges::exponentialMinusOne, in(-2, 2),               none()),
  LOG        ("log",        REALS,   Function.LOGARITHM,             (x, y) -> reciprocal(x),                         Ranges::unknown,             in(0.2, 3),              remedied(pole(exactly(0)), Unary.OF_LOGITS)),
  LOG1P      ("log1p",      REALS,   Function.LOGARITHM_OF_ONE_PLUS, (x, y) -> reciprocal(plus(x, "1")),              Ranges::logarithmOfOnePlus,  in(-0.7, 2),             pole(exactly(-1))),
  SQRT       ("sqrt",       REALS,   Function.SQUARE_ROOT,           (x, y) -> divide("0.5", y),                      Ranges::root,                in(0.2, 3),              remedied(steep(exactly(0)), "safeSqrt(%s)")),
  RSQRT      ("rsqrt",      REALS,   Unary::reciprocalRoot,          (x, y) -> times("-0.5", times(y, square(y))),    Ranges::reciprocalRoot,      in(0.3, 3),              pole(exactly(0))),
  RECIPROCAL ("reciprocal", REALS,   Unary::reciprocalOf,            (x, y) -> negate(square(y)),                     Ranges::reciprocal,          in(0.4, 3),              pole(exactly(0))),
  SQUARE     ("square",     NUMBERS, Unary::squareOf,                (x, y) -> times("2", x),                         Ranges::square,              in(-2, 2),               none()),
  SIN        ("sin",        REALS,   Function.SINE,                  (x, y) -> cos(x),                                Ranges.within(-1, 1),        in(-3, 3),               none()),
  COS        ("cos",        REALS,   Function.COSINE,                (x, y) -> negate(sin(x)),                        Ranges.within(-1, 1),        in(-3, 3),               none()),
  TAN        ("tan",        REALS,   Function.TANGENT,               (x, y) -> plus(square(y), "1"),                  Ranges::finite,              in(-1.2, 1.2),           none()),
  ASIN       ("asin",       REALS,   Function.ARC_SINE,              (x, y) -> rsqrt(minus("1", square(x))),          Ranges::unknown,             in(-0.8, 0.8),           steep(exactly(-1), exactly(1))),
  ACOS       ("acos",       REALS,   Function.ARC_COSINE,            (x, y) -> negate(rsqrt(minus("1", square(x)))),  Ranges::unknown,             in(-0.8, 0.8),           steep(exactly(-1), exactly(1))),
  ATAN       ("atan",       REALS,   Function.ARC_TANGENT,           (x, y) -> reciprocal(plus(square(x), "1")),      Ranges.squashing(-1.6, 1.6), in(-3, 3),               none()),
  SINH       ("sinh",       REALS,   Function.HYPERBOLIC_SINE,       (x, y) -> cosh(x),                               Ranges::unknown,             in(-2, 2),               none()),
  COSH       ("cosh",       REALS,   Function.HYPERBOLIC_COSINE,     (x, y) -> sinh(x),                               Ranges::unknown,             in(-2, 2),               none()),
  TANH       ("tanh",       REALS,   Function.HYPERBOLIC_TANGENT,    (x, y) -> minus("1", square(y)),                 Ranges.squashing(-1, 1),     in(-2, 2),               none()),
  ERF        ("erf",        REALS,   Function.ERROR_FUNCTION,        (x, y) -> times(Unary.ERF_AT_0, exp(negate(square(x)))), Ranges.squashing(-1, 1), in(-2, 2),            none()),
  ERFC       ("erfc",       REALS,   Function.COMPLEMENTARY_ERROR_FUNCTION, (x, y) -> negate(times(Unary.ERF_AT_0, exp(negate(square(x))))), Ranges.squashing(0, 2), in(-2, 2),      none()),
  LGAMMA     ("lgamma",     REALS,   Function.LOG_GAMMA,             (x, y) -> polygamma(0, x),                       Ranges::unknown,             in(0.3, 4),              undefined(Value.INFINITE, notNatural())),
  DIGAMMA    ("digamma",    REALS,   x -> Polygamma.body(0, x),      (x, y) -> polygamma(1, x),                       Ranges::unknown,             in(0.3, 4),              undefined(Value.UNDEFINED, notNatural())),
  TRIGAMMA   ("trigamma",   REALS,   x -> Polygamma.body(1, x),      (x, y) -> polygamma(2, x),                       Ranges::unknown,             in(0.3, 4),              undefined(Value.UNDEFINED, notNatural())),
  NOT        ("not",        BOOLS,   Function.NOT,                   Slope.FLAT,                                      Truths::not,                  in(0, 1),                none());
  // @formatter:on

  private static final String OF_LOGITS =
      "of a softmax `logSoftmax` or `softmaxCrossEntropy`, of a sum of exponentials `logSumExp`";

  /** 2 / sqrt(pi). */
  static final String ERF_AT_0 = "1.12837916709551257389615890312154517168810125865800";

  /** {@code dy/dx} where {@code y = f(x)}. */
  @FunctionalInterface
  interface Slope {
    /** Zero wherever it is defined. */
    Slope FLAT =
        (x, y) -> {
          throw new IllegalStateException("a flat function has no slope worth a formula");
        };

    Expr at(Expr x, Expr y);
  }

  private final String spelling;
  private final Elements takes;
  private final UnaryOperator<Scalar> body;
  private final Slope slope;
  private final UnaryOperator<Facts> facts;
  private final Sampled sampled;
  private final List<Singularity> singularities;

  Unary(
      String spelling,
      Elements takes,
      Function function,
      Slope slope,
      UnaryOperator<Facts> facts,
      Sampled sampled,
      List<Singularity> singularities) {
    this(spelling, takes, (Scalar x) -> apply(function, x), slope, facts, sampled, singularities);
  }

  Unary(
      String spelling,
      Elements takes,
      UnaryOperator<Scalar> body,
      Slope slope,
      UnaryOperator<Facts> facts,
      Sampled sampled,
      List<Singularity> singularities) {
    this.spelling = spelling;
    this.takes = takes;
    this.body = body;
    this.slope = slope;
    this.facts = facts;
    this.sampled = sampled;
    this.singularities = singularities;
  }

  private static Scalar reciprocalOf(Scalar x) {
    return divide(real("1"), x);
  }

  private static Scalar reciprocalRoot(Scalar x) {
    return reciprocalOf(apply(Function.SQUARE_ROOT, x));
  }

  private static Scalar squareOf(Scalar x) {
    return Scalars.times(x, x);
  }

  @Override
  public String spelling() {
    return spelling;
  }

  /** Where a gradient check may sample x. */
  public Sampled sampled() {
    return sampled;
  }

  @Override
  public List<Singularity> singularities() {
    return singularities;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits = operands.size() == 1 && takes.accept(operands.get(0).element());
    Require.that(fits, this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(body.apply(Scalars.load(0, operands.get(0))));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return along(result, seed);
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return tangents.get(0).flatMap(tangent -> along(result, tangent));
  }

  private Optional<Expr> along(Expr result, Expr direction) {
    return isFlat()
        ? Optional.empty()
        : Optional.of(Formula.along(direction, slope.at(result.operand(0), result)));
  }

  @Override
  public boolean isFlat() {
    return slope == Slope.FLAT;
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return facts.apply(operands.get(0));
  }
}
