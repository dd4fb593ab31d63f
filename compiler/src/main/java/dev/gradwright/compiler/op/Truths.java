package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;

/**
 * What the ranges of numbers say of tests: 1 where one is always passed, 0 where never. A bound may
 * be off by a rounding, so that only distant ones, and equal whole ones, decide.
 */
final class Truths {
  private static final double ROUNDING = 1e-5;

  private static final Facts OPEN = Facts.between(0, 1);

  private Truths() {}

  static Facts less(Facts x, Facts y) {
    if (areNumbers(x, y) && isDistant(x.atMost(), y.atLeast())) {
      return Facts.TRUE;
    }
    return isInOrder(y.atMost(), x.atLeast()) ? Facts.FALSE : OPEN;
  }

  static Facts lessOrEqual(Facts x, Facts y) {
    if (areNumbers(x, y) && isInOrder(x.atMost(), y.atLeast())) {
      return Facts.TRUE;
    }
    return isDistant(y.atMost(), x.atLeast()) ? Facts.FALSE : OPEN;
  }

  static Facts equal(Facts x, Facts y) {
    if (isDistant(x.atMost(), y.atLeast()) || isDistant(y.atMost(), x.atLeast())) {
      return Facts.FALSE;
    }
    return areNumbers(x, y) && x.isPoint() && y.isPoint() && isInOrder(x.atLeast(), y.atLeast())
        ? Facts.TRUE
        : OPEN;
  }

  static Facts not(Facts x) {
    return Facts.between(1 - x.atMost(), 1 - x.atLeast());
  }

  /** Where the test is decided, what is known of the value that it chooses. */
  static Facts chosen(Facts test, Facts yes, Facts no) {
    if (test.atLeast() > 0) {
      return yes;
    }
    return test.atMost() < 1 ? no : yes.or(no);
  }

  private static boolean areNumbers(Facts x, Facts y) {
    return x.number() && y.number();
  }

  /** Whether x is below y by more than a rounding. */
  private static boolean isDistant(double x, double y) {
    double margin = ROUNDING * Math.max(Math.abs(x), Math.abs(y));
    return x < y && (Double.isInfinite(margin) || y - x > margin + Facts.LEAST);
  }

  /** Whether x is at most y. */
  private static boolean isInOrder(double x, double y) {
    return x == y && x == Math.rint(x) || isDistant(x, y);
  }
}
