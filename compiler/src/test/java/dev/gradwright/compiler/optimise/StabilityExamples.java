package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.abs;
import static dev.gradwright.compiler.op.Formula.cos;
import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.log1p;
import static dev.gradwright.compiler.op.Formula.max;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.one;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.power;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.sqrt;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.tanh;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import java.util.List;

/** What loses digits or overflows as it is written. */
final class StabilityExamples extends ExampleFamily {
  private final Logistic logistic;

  StabilityExamples(Scene scene, Logistic logistic) {
    super(scene);
    this.logistic = logistic;
    stability();
  }

  private void stability() {
    Expr positive = plus(square(x), "1");
    Expr e = exp(x);
    add(
        LogOfExp.class,
        List.of(log(e), log(divide(e, positive))),
        List.of(log(x), log(divide(positive, e)), exp(log(x)), log1p(e)));
    add(
        LogOfReciprocal.class,
        List.of(log(reciprocal(positive)), log(divide("1", positive))),
        List.of(log(divide("2", positive)), log(positive), reciprocal(log(x))));
    Expr half = times("0.5", tanh(x));
    add(
        LogOfOnePlus.class,
        List.of(log(plus(half, "1")), log(plus(one(x), half)), log(minus("1", half))),
        List.of(log(plus(half, "2")), log(minus(half, "1")), log1p(half)));
    add(
        ExpMinusOne.class,
        List.of(minus(e, "1"), minus("1", e)),
        List.of(plus(e, "1"), minus(e, "2"), minus(cos(x), "1")));
    add(
        RootOfSquare.class,
        List.of(sqrt(square(x)), sqrt(times(x, x)), sqrt(power(x, "2"))),
        List.of(sqrt(power(x, "4")), square(sqrt(x)), sqrt(times(x, y))));
    List<Integer> last = List.of(1);
    Expr total = Totals.sum(e, last);
    Expr shift = Rearrange.spread(Totals.max(x, last), MATRIX, last);
    Expr shifted = exp(minus(x, shift));
    add(
        ShiftLogSumExp.class,
        List.of(log(total), log(Totals.sum(exp(unknown), last)), log(Totals.sum(e, List.of(0, 1)))),
        List.of(log(Totals.sum(shifted, last)), log(Totals.sum(x, last)), log(e)));
    add(
        ShiftSoftmax.class,
        List.of(divide(e, Rearrange.spread(total, MATRIX, last))),
        List.of(
            divide(shifted, Rearrange.spread(Totals.sum(shifted, last), MATRIX, last)),
            divide(exp(y), Rearrange.spread(total, MATRIX, last)),
            divide(x, Rearrange.spread(total, MATRIX, last))));
    logistic(e);
  }

  private void logistic(Expr e) {
    Expr sigmoid = reciprocal(plus(exp(negate(x)), "1"));
    add(
        StateLogistic.class,
        List.of(sigmoid, divide("1", plus(one(x), exp(negate(x)))), divide(e, plus(e, "1"))),
        List.of(
            divide("2", plus(e, "1")),
            reciprocal(plus(e, "2")),
            divide(exp(y), plus(e, "1")),
            reciprocal(minus(e, "1"))));
    add(
        StateSoftplus.class,
        List.of(log1p(e)),
        List.of(log1p(exp(negate(abs(x)))), log1p(x), log(e)));
    add(
        LogOfLogistic.class,
        List.of(log(logistic.of(x))),
        List.of(log(logistic.softplus(x)), log(sigmoid), max(logistic.of(x), x)));
    add(
        ComplementOfLogistic.class,
        List.of(minus("1", logistic.of(x))),
        List.of(minus("2", logistic.of(x)), minus(logistic.of(x), "1"), minus("1", sigmoid)));
  }
}
