package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.type.ElementType;

/**
 * Elementwise operators, so that formulas read as in the textbook. A scalar meets any shape, and a
 * shape meets one with more leading axes.
 */
public final class Formula {
  private Formula() {}

  /** The constant with the type of x. */
  public static Expr like(Expr x, String decimal) {
    Expr scalar = Leaves.literal(x.table(), decimal, x.type().element());
    return Rearrange.under(scalar, x.shape());
  }

  public static Expr zerosLike(Expr x) {
    return like(x, "0");
  }

  public static Expr one(Expr x) {
    return like(x, "1");
  }

  // @formatter:off
  public static Expr negate(Expr x)                   { return apply(Unary.NEGATE, x); }
  public static Expr abs(Expr x)                      { return apply(Unary.ABS, x); }
  public static Expr sign(Expr x)                     { return apply(Unary.SIGN, x); }
  public static Expr floor(Expr x)                    { return apply(Unary.FLOOR, x); }
  public static Expr ceil(Expr x)                     { return apply(Unary.CEIL, x); }
  public static Expr round(Expr x)                    { return apply(Unary.ROUND, x); }
  public static Expr exp(Expr x)                      { return apply(Unary.EXP, x); }
  public static Expr expm1(Expr x)                    { return apply(Unary.EXPM1, x); }
  public static Expr log(Expr x)                      { return apply(Unary.LOG, x); }
  public static Expr log1p(Expr x)                    { return apply(Unary.LOG1P, x); }
  public static Expr sqrt(Expr x)                     { return apply(Unary.SQRT, x); }
  public static Expr rsqrt(Expr x)                    { return apply(Unary.RSQRT, x); }
  public static Expr reciprocal(Expr x)               { return apply(Unary.RECIPROCAL, x); }
  public static Expr square(Expr x)                   { return apply(Unary.SQUARE, x); }
  public static Expr sin(Expr x)                      { return apply(Unary.SIN, x); }
  public static Expr cos(Expr x)                      { return apply(Unary.COS, x); }
  public static Expr tan(Expr x)                      { return apply(Unary.TAN, x); }
  public static Expr asin(Expr x)                     { return apply(Unary.ASIN, x); }
  public static Expr acos(Expr x)                     { return apply(Unary.ACOS, x); }
  public static Expr atan(Expr x)                     { return apply(Unary.ATAN, x); }
  public static Expr sinh(Expr x)                     { return apply(Unary.SINH, x); }
  public static Expr cosh(Expr x)                     { return apply(Unary.COSH, x); }
  public static Expr tanh(Expr x)                     { return apply(Unary.TANH, x); }
  public static Expr erf(Expr x)                      { return apply(Unary.ERF, x); }
  public static Expr erfc(Expr x)                     { return apply(Unary.ERFC, x); }
  public static Expr lgamma(Expr x)                   { return apply(Unary.LGAMMA, x); }
  public static Expr not(Expr x)                      { return apply(Unary.NOT, x); }

  public static Expr plus(Expr x, Expr y)             { return apply(Binary.ADD, x, y); }
  public static Expr minus(Expr x, Expr y)            { return apply(Binary.SUBTRACT, x, y); }
  public static Expr times(Expr x, Expr y)            { return apply(Binary.MULTIPLY, x, y); }
  public static Expr divide(Expr x, Expr y)           { return apply(Binary.DIVIDE, x, y); }
  public static Expr power(Expr x, Expr y)            { return apply(Binary.POWER, x, y); }
  public static Expr atan2(Expr x, Expr y)            { return apply(Binary.ATAN2, x, y); }
  public static Expr min(Expr x, Expr y)              { return apply(Binary.MIN, x, y); }
  public static Expr max(Expr x, Expr y)              { return apply(Binary.MAX, x, y); }
  public static Expr floorDivide(Expr x, Expr y)      { return apply(Binary.FLOOR_DIVIDE, x, y); }
  public static Expr modulo(Expr x, Expr y)           { return apply(Binary.MODULO, x, y); }
  public static Expr and(Expr x, Expr y)              { return apply(Binary.AND, x, y); }
  public static Expr or(Expr x, Expr y)               { return apply(Binary.OR, x, y); }
  public static Expr guarded(Expr x, Expr y)          { return apply(Binary.GUARDED, x, y); }
  public static Expr less(Expr x, Expr y)             { return apply(Comparison.LESS, x, y); }
  public static Expr lessOrEqual(Expr x, Expr y)      { return apply(Comparison.LESS_OR_EQUAL, x, y); }
  public static Expr equal(Expr x, Expr y)            { return apply(Comparison.EQUAL, x, y); }
  public static Expr notEqual(Expr x, Expr y)         { return apply(Comparison.NOT_EQUAL, x, y); }

  public static Expr plus(Expr x, String y)           { return plus(x, like(x, y)); }
  public static Expr minus(Expr x, String y)          { return minus(x, like(x, y)); }
  public static Expr minus(String x, Expr y)          { return minus(like(y, x), y); }
  public static Expr times(Expr x, String y)          { return times(x, like(x, y)); }
  public static Expr times(String x, Expr y)          { return times(like(y, x), y); }
  public static Expr divide(Expr x, String y)         { return divide(x, like(x, y)); }
  public static Expr divide(String x, Expr y)         { return divide(like(y, x), y); }
  public static Expr power(Expr x, String y)          { return power(x, like(x, y)); }
  // @formatter:on

  /** The derivative of an order of digamma. */
  public static Expr polygamma(int order, Expr x) {
    return switch (order) {
      case 0 -> apply(Unary.DIGAMMA, x);
      case 1 -> apply(Unary.TRIGAMMA, x);
      default -> x.table().apply(new Polygamma(order), x);
    };
  }

  /** The error function, which shares its exponential with who computes that. */
  public static Expr erfBeside(Expr x) {
    return x.table().apply(new ErfBeside(), x, exp(negate(square(x))));
  }

  /** {@code condition ? then : otherwise}, elementwise. */
  public static Expr select(Expr condition, Expr then, Expr otherwise) {
    Expr wide = wider(wider(condition, then), otherwise);
    return condition
        .table()
        .apply(
            new Select(),
            Rearrange.under(condition, wide.shape()),
            Rearrange.under(then, wide.shape()),
            Rearrange.under(otherwise, wide.shape()));
  }

  /** The same as another element type. */
  public static Expr cast(Expr x, ElementType to) {
    return x.type().element() == to ? x : x.table().apply(new Cast(to), x);
  }

  /** The application of a row of {@link Unary}. */
  public static Expr apply(Unary operator, Expr x) {
    return x.table().apply(operator, x);
  }

  /** The application of a row of {@link Binary} or {@link Comparison}. */
  public static Expr apply(Operator operator, Expr x, Expr y) {
    Expr wide = wider(x, y);
    return x.table()
        .apply(operator, Rearrange.under(x, wide.shape()), Rearrange.under(y, wide.shape()));
  }

  private static Expr wider(Expr x, Expr y) {
    return x.type().rank() >= y.type().rank() ? x : y;
  }

  /**
   * {@code direction * slope} in the chain rule. Where the direction may be 0 and the slope may be
   * infinite or NaN, a 0 stays 0: what a mask has cut off must not come back. A slope that is a
   * choice of constants chooses among multiples, so that an operand not chosen gets exactly 0.
   */
  static Expr along(Expr direction, Expr slope) {
    if (slope.operator() instanceof Select && isConstant(slope)) {
      return select(
          slope.operand(0), along(direction, slope.operand(1)), along(direction, slope.operand(2)));
    }
    return Leaves.constant(slope)
        .map(constant -> multiple(direction, slope, constant))
        .orElseGet(() -> product(direction, slope));
  }

  private static boolean isConstant(Expr slope) {
    return slope.operator() instanceof Select
        ? isConstant(slope.operand(1)) && isConstant(slope.operand(2))
        : Leaves.constant(slope).isPresent();
  }

  private static Expr multiple(Expr direction, Expr slope, String constant) {
    return switch (constant) {
      case "0" -> zerosLike(direction);
      case "1" -> direction;
      case "-1" -> negate(direction);
      default -> times(direction, slope);
    };
  }

  private static Expr product(Expr direction, Expr slope) {
    boolean plain = slope.facts().finite() || direction.facts().isNonZero();
    return plain ? times(direction, slope) : guarded(direction, slope);
  }
}
