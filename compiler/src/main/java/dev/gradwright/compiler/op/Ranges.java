package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.type.Format;
import dev.gradwright.runtime.kernel.BFloat16;
import dev.gradwright.runtime.kernel.Float16;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/** How facts pass through the arithmetic of elements. */
final class Ranges {
  /** e^80 is finite in f32. */
  private static final double LARGEST_EXPONENT = 80;

  private Ranges() {}

  /** Finite for finite operands, and always within bounds. */
  static UnaryOperator<Facts> within(double least, double most) {
    return x -> new Facts(x.finite(), x.finite(), least, most);
  }

  /** A rising function with a value at every number, whose range is bounded. */
  static UnaryOperator<Facts> squashing(double least, double most) {
    return x -> new Facts(x.number(), x.number(), least, most);
  }

  static Facts unknown(Facts x) {
    return Facts.NONE;
  }

  static Facts unknown(Facts x, Facts y) {
    return Facts.NONE;
  }

  static Facts unknownInts(Facts x, Facts y) {
    return Facts.FINITE;
  }

  static Facts finite(Facts x) {
    return x.finite() ? Facts.FINITE : Facts.NONE;
  }

  /** Of any number of elements, perhaps none: infinite ones of both signs alone make a NaN. */
  static Facts sum(Facts x) {
    double least = x.isNonNegative() ? 0 : Double.NEGATIVE_INFINITY;
    double most = x.atMost() <= 0 ? 0 : Double.POSITIVE_INFINITY;
    boolean number = x.finite() || x.number() && (least == 0 || most == 0);
    return new Facts(x.finite(), number, least, most);
  }

  static Facts negated(Facts x) {
    return x.within(-x.atMost(), -x.atLeast());
  }

  static Facts magnitude(Facts x) {
    double least = x.isNonNegative() ? x.atLeast() : Math.max(0, -x.atMost());
    return x.within(least, Math.max(-x.atLeast(), x.atMost()));
  }

  /** Rounding keeps order, so it takes bounds to bounds. */
  static Facts rounded(Format to, Facts x) {
    double least = rounded(to, x.atLeast());
    double most = rounded(to, x.atMost());
    boolean overflows = isNew(least, x.atLeast()) || isNew(most, x.atMost());
    return new Facts(x.finite() && !overflows, x.number(), least, most);
  }

  private static boolean isNew(double infinite, double bound) {
    return Double.isInfinite(infinite) && Double.isFinite(bound);
  }

  private static double rounded(Format to, double x) {
    return switch (to) {
      case F32 -> (float) x;
      case F16 -> Float16.round(x);
      case BF16 -> BFloat16.round(x);
    };
  }

  static Facts integral(Facts x) {
    return x.within(Math.floor(x.atLeast()), Math.ceil(x.atMost()));
  }

  static Facts exponential(Facts x) {
    boolean finite = x.number() && x.atMost() <= LARGEST_EXPONENT;
    double most = Math.exp(x.atMost());
    return new Facts(
        finite, x.number(), Math.exp(x.atLeast()) * 0.999, most == 1 ? 1 : bound(most));
  }

  static Facts exponentialMinusOne(Facts x) {
    Facts exponential = exponential(x);
    return exponential.within(-1, Double.POSITIVE_INFINITY);
  }

  private static double bound(double most) {
    return most * 1.001;
  }

  /** log (1 + x): known where x is not negative. */
  static Facts logarithmOfOnePlus(Facts x) {
    return x.isNonNegative()
        ? new Facts(x.finite(), x.number(), 0, bound(Math.log1p(x.atMost())))
        : Facts.NONE;
  }

  /** sqrt x: a number where x is not negative. */
  static Facts root(Facts x) {
    boolean real = x.isNonNegative();
    double least = real ? Math.sqrt(x.atLeast()) * 0.999 : 0;
    double most = x.atMost() >= 0 ? bound(Math.sqrt(x.atMost())) : infinity();
    return new Facts(real && x.finite(), real && x.number(), least, most);
  }

  /** 1 / sqrt x. */
  static Facts reciprocalRoot(Facts x) {
    boolean real = x.isNonNegative() && x.number();
    return new Facts(real && x.isNonZero(), real, 0, Double.POSITIVE_INFINITY);
  }

  static Facts square(Facts x) {
    Facts magnitude = magnitude(x);
    double least = magnitude.atLeast() * magnitude.atLeast();
    return magnitude.within(rounded(least, 0.999), magnitude.atMost() * magnitude.atMost());
  }

  static Facts reciprocal(Facts x) {
    return quotient(Facts.of(1), x);
  }

  static Facts plus(Facts x, Facts y) {
    boolean oneSided = isFromBelow(x) && isFromBelow(y) || isFromAbove(x) && isFromAbove(y);
    boolean finite = x.finite() && y.finite();
    boolean number = finite || x.number() && y.number() && oneSided;
    return new Facts(
        finite, number, sum(x.atLeast(), y.atLeast(), -1), sum(x.atMost(), y.atMost(), 1));
  }

  private static boolean isFromBelow(Facts x) {
    return x.finite() || x.atLeast() > Double.NEGATIVE_INFINITY;
  }

  private static boolean isFromAbove(Facts x) {
    return x.finite() || x.atMost() < Double.POSITIVE_INFINITY;
  }

  private static double sum(double x, double y, int otherwise) {
    double sum = x + y;
    return Double.isNaN(sum) ? otherwise * Double.POSITIVE_INFINITY : sum;
  }

  static Facts minus(Facts x, Facts y) {
    return plus(x, negated(y));
  }

  static Facts product(Facts x, Facts y) {
    boolean finite = x.finite() && y.finite();
    return new Facts(finite, finite, extreme(x, y, Math::min), extreme(x, y, Math::max));
  }

  private static double extreme(Facts x, Facts y, DoubleBinaryOperator choose) {
    return choose.applyAsDouble(
        choose.applyAsDouble(corner(x.atLeast(), y.atLeast()), corner(x.atLeast(), y.atMost())),
        choose.applyAsDouble(corner(x.atMost(), y.atLeast()), corner(x.atMost(), y.atMost())));
  }

  private static double corner(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }

  /** A quotient is known where the divisor is a number away from 0. */
  static Facts quotient(Facts x, Facts y) {
    boolean finite = x.finite() && y.isNonZero();
    boolean number = finite || x.finite() && x.isNonZero() && y.number();
    boolean sameSign = x.isNonNegative() && y.isNonNegative();
    double most = x.isNonNegative() && y.atLeast() > 0 ? x.atMost() / y.atLeast() : infinity();
    double least = sameSign ? leastQuotient(x, y) : -infinity();
    return new Facts(finite, number, least, rounded(most));
  }

  private static double leastQuotient(Facts x, Facts y) {
    double least = x.atLeast() / y.atMost() * 0.999;
    return Double.isNaN(least) ? 0 : least;
  }

  /** A quotient that comes out even is not exceeded by rounding. */
  private static double rounded(double most) {
    return Double.isNaN(most) ? infinity() : rounded(most, 1.001);
  }

  private static double rounded(double bound, double slack) {
    return bound == Math.rint(bound) ? bound : bound * slack;
  }

  private static double infinity() {
    return Double.POSITIVE_INFINITY;
  }

  static Facts smaller(Facts x, Facts y) {
    return both(x, y).within(Math.min(x.atLeast(), y.atLeast()), Math.min(x.atMost(), y.atMost()));
  }

  static Facts larger(Facts x, Facts y) {
    return both(x, y).within(Math.max(x.atLeast(), y.atLeast()), Math.max(x.atMost(), y.atMost()));
  }

  private static Facts both(Facts x, Facts y) {
    return new Facts(x.finite() && y.finite(), x.number() && y.number(), 0, 0);
  }

  /** x ^ y: a finite x to a known natural power is finite. */
  static Facts power(Facts x, Facts y) {
    boolean known = y.atLeast() == y.atMost() && y.atLeast() == Math.rint(y.atLeast());
    boolean finite = x.finite() && known && y.isNonNegative();
    boolean even = known && y.atLeast() % 2 == 0;
    boolean positive = even || x.isNonNegative();
    boolean rises = known && y.atLeast() > 0 && positive;
    double least = rises ? Math.pow(magnitude(x).atLeast(), y.atLeast()) * 0.999 : 0;
    double most = rises ? rounded(Math.pow(magnitude(x).atMost(), y.atLeast())) : infinity();
    return new Facts(finite, finite, positive ? least : -infinity(), most);
  }

  /** An angle of a direction. */
  static Facts angle(Facts x, Facts y) {
    boolean number = x.number() && y.number();
    return new Facts(number, number, -3.2, 3.2);
  }

  /** 0 where x is exactly 0, else x * y. */
  static Facts guardedProduct(Facts x, Facts y) {
    if (x.number() && x.atLeast() == 0 && x.atMost() == 0) {
      return x;
    }
    Facts product = product(x, y);
    return product.within(Math.min(0, product.atLeast()), Math.max(0, product.atMost()));
  }
}
