package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.abs;
import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.equal;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.guarded;
import static dev.gradwright.compiler.op.Formula.less;
import static dev.gradwright.compiler.op.Formula.like;
import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.log1p;
import static dev.gradwright.compiler.op.Formula.max;
import static dev.gradwright.compiler.op.Formula.min;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.one;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.power;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.sqrt;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.tanh;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Rounded;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Within;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Format;
import java.util.List;

/** What may become of sums, products, powers and choices. */
final class ArithmeticExamples extends ExampleFamily {
  ArithmeticExamples(Scene scene) {
    super(scene);
    constants();
    signsAndQuotients();
    functions();
    choices();
  }

  private void constants() {
    Expr two = Leaves.literal(scene.table(), "2");
    Expr three = Leaves.integer(scene.table(), 3);
    Expr taps = Leaves.listed(scene.table(), row.type(), List.of("0.1", "2", "-3"));
    Expr pair = Rearrange.broadcast(two, shape(2), List.of());
    Expr index = Leaves.iota(scene.table(), MATRIX, 0);
    add(
        FoldConstants.class,
        List.of(
            times(two, two),
            power(two, "0.5"),
            times(three, three),
            less(two, one(two)),
            times(taps, "2"),
            Totals.sum(taps),
            Rearrange.reshape(two, shape(1)),
            Rearrange.concat(List.of(pair, taps), 0)),
        List.of(
            two,
            times(two, s),
            like(x, "2"),
            times(taps, row),
            Rearrange.broadcast(taps, MATRIX, List.of(1)),
            less(index, like(index, "2"))));
    add(
        DropMultiplyByOne.class,
        List.of(times(x, "1"), times("1", x), guarded(x, one(x))),
        List.of(times(x, "2"), plus(x, "1"), divide("1", x)));
    add(DropDivideByOne.class, List.of(divide(x, "1")), List.of(divide("1", x), divide(x, "2")));
    add(
        DropAddZero.class,
        List.of(
            minus(x, "0"), plus(exp(x), "0"), plus(scene.ints(1, -2), like(scene.ints(1, 1), "0"))),
        List.of(plus(x, "0"), minus("0", x), plus(x, "1"), times(x, "0")));
    Expr positive = plus(square(x), "1");
    add(
        DropMultiplyByZero.class,
        List.of(times(positive, "0"), times("0", positive), guarded(like(x, "0"), unknown)),
        List.of(times(x, "0"), times(exp(x), "0"), guarded(unknown, like(x, "0")), plus(x, "0")));
    add(
        DropGuard.class,
        List.of(
            guarded(x, tanh(y)),
            guarded(positive, unknown),
            guarded(
                x, exp(minus(y, Rearrange.spread(Totals.max(y, List.of(1)), MATRIX, List.of(1)))))),
        List.of(
            guarded(x, reciprocal(y)),
            guarded(x, exp(y)),
            guarded(
                x,
                exp(minus(y, Rearrange.spread(Totals.max(x, List.of(1)), MATRIX, List.of(1)))))));
  }

  private void signsAndQuotients() {
    add(DropDoubleNegation.class, List.of(negate(negate(x))), List.of(negate(x), negate(abs(x))));
    add(
        SubtractInsteadOfNegating.class,
        List.of(plus(x, negate(y)), plus(negate(x), y), minus(x, negate(y))),
        List.of(plus(x, y), minus(negate(x), y), negate(minus(x, y))));
    add(
        NegateInsteadOfMultiplying.class,
        List.of(times(x, "-1"), times("-1", x), divide(x, "-1")),
        List.of(times(x, "-2"), divide("-1", x), plus(x, "-1")));
    add(
        MergeConstantFactors.class,
        List.of(times("0.5", times("4", x)), times(times(x, "0.1"), "3")),
        List.of(times("0.5", x), times(s, times("2", x)), times(x, times(s, y))));
    add(
        PullNegationOut.class,
        List.of(
            times(negate(x), y),
            divide(x, negate(y)),
            Totals.sum(negate(x)),
            Rearrange.transpose(negate(x)),
            Totals.contract(x, List.of(0, 1), negate(y), List.of(0, 1), List.of())),
        List.of(plus(negate(x), y), guarded(negate(x), y), Totals.max(negate(x), List.of(0))));
    add(
        DivideInsteadOfReciprocal.class,
        List.of(times(x, reciprocal(y)), times(reciprocal(x), y)),
        List.of(
            guarded(x, reciprocal(y)),
            times(x, divide(x, y)),
            divide(x, reciprocal(y)),
            times(reciprocal(y), minus("1", reciprocal(y)))));
    Expr positive = plus(square(y), "1");
    add(
        CancelQuotient.class,
        List.of(
            divide(positive, positive),
            divide(times(x, positive), positive),
            divide(times(positive, x), positive)),
        List.of(divide(x, x), divide(times(x, y), y), divide(positive, x), divide(exp(x), exp(x))));
  }

  private void functions() {
    add(SquareInsteadOfProduct.class, List.of(times(x, x)), List.of(times(x, y), plus(x, x)));
    Expr positive = square(x);
    add(
        SpellOutPower.class,
        List.of(
            power(x, "-1"),
            power(x, "0"),
            power(x, "1"),
            power(x, "2"),
            power(x, "3"),
            power(x, "4"),
            power(positive, "0.5"),
            power(positive, "-0.5")),
        List.of(power(x, "0.5"), power(x, "2.5"), power(x, y), power(like(x, "2"), x)));
    add(
        DropDomainCheck.class,
        List.of(within(tanh(x), -1, 1), within(min(max(x, like(x, "0")), like(x, "1")), 0, 1)),
        List.of(within(x, -9, 9), within(tanh(x), -1, 0.999), within(abs(x), 0, 9)));
    Expr half = Formula.cast(x, ElementType.F16);
    Expr brain = Formula.cast(x, ElementType.BF16);
    add(
        HoldNarrow.class,
        List.of(Rounded.of(x, Format.F16), Rounded.of(tanh(x), Format.BF16)),
        List.of(x, half, Formula.cast(half, ElementType.REAL)));
    add(
        DropRepeatedNarrowing.class,
        List.of(
            Formula.cast(Formula.cast(half, ElementType.REAL), ElementType.F16),
            Formula.cast(Formula.cast(brain, ElementType.REAL), ElementType.BF16)),
        List.of(
            half,
            Formula.cast(Formula.cast(brain, ElementType.REAL), ElementType.F16),
            Formula.cast(negate(Formula.cast(half, ElementType.REAL)), ElementType.F16)));
    add(
        DropSquareOfRoot.class,
        List.of(square(sqrt(positive))),
        List.of(square(sqrt(x)), sqrt(square(x))));
    add(
        DropExpOfLog.class,
        List.of(exp(log(positive))),
        List.of(exp(log(x)), log(exp(positive)), exp(log1p(positive))));
  }

  private void choices() {
    Expr zero = like(x, "0");
    add(
        MaxInsteadOfSelect.class,
        List.of(select(less(zero, x), x, zero), select(less(like(x, "0.5"), x), x, like(x, "0.5"))),
        List.of(
            select(less(zero, x), zero, x),
            select(less(zero, x), y, zero),
            select(less(y, x), x, y),
            select(less(zero, unknown), unknown, zero)));
    add(
        DropSelect.class,
        List.of(select(less(x, y), x, x), select(truth("1"), x, y), select(truth("0"), x, y)),
        List.of(select(less(x, y), x, y)));
    Expr mask = select(less(zero, y), one(x), zero);
    Expr halves = select(equal(x, y), like(x, "0.5"), mask);
    add(
        SelectInsteadOfMask.class,
        List.of(times(x, mask), times(mask, x), times(x, halves)),
        List.of(
            times(unknown, mask),
            times(x, select(less(zero, y), like(x, "2"), like(x, "3"))),
            times(x, select(less(zero, y), y, zero)),
            plus(x, mask)));
  }

  private static Expr within(Expr x, double from, double to) {
    Graph.Domain domain = new Graph.Domain.Reals(from, to, from + ".." + to);
    return x.table().apply(new Within(domain, "x"), x);
  }

  private Expr truth(String decimal) {
    Expr scalar = Leaves.literal(scene.table(), decimal, ElementType.BOOL);
    return Rearrange.under(scalar, MATRIX);
  }
}
