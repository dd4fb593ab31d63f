package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.abs;
import static dev.gradwright.compiler.op.Formula.cos;
import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.equal;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.guarded;
import static dev.gradwright.compiler.op.Formula.less;
import static dev.gradwright.compiler.op.Formula.like;
import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.log1p;
import static dev.gradwright.compiler.op.Formula.max;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.one;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.power;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.sqrt;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.tanh;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For every rewrite, what it must change and what resembles that but must stay. */
final class RewriteExamples {
  /** Expressions to which a rewrite applies, and near misses. */
  record Examples(List<Expr> fires, List<Expr> stays) {}

  private static final Shape MATRIX = shape(2, 3);

  final Scene scene = new Scene();

  /** What the examples of the logistic function are made with. */
  final Logistic logistic;

  private final Map<Class<? extends Rewrite>, Examples> all = new LinkedHashMap<>();

  private final Expr x = scene.tensor(List.of(2, 3), 0.3, -1.2, 0.8, 2.1, -0.4, 1.7);
  private final Expr y = scene.tensor(List.of(2, 3), 1.3, 0.2, -0.8, 1.1, -2.4, 0.7);
  private final Expr row = scene.vector(0.7, -0.9, 1.4);
  private final Expr column = scene.vector(1.1, -0.6);
  private final Expr s = scene.real(1.6);
  private final Expr unknown = log(x);
  private final Expr rows = Rearrange.broadcast(row, MATRIX, List.of(1));
  private final Expr columns = Rearrange.broadcast(column, MATRIX, List.of(0));

  private static Shape shape(long... extents) {
    return new Shape(Arrays.stream(extents).mapToObj(Extent::of).toList());
  }

  RewriteExamples(Logistic logistic) {
    this.logistic = logistic;
    constants();
    signsAndQuotients();
    functions();
    choices();
    movements();
    totals();
    stability();
  }

  Map<Class<? extends Rewrite>, Examples> all() {
    return all;
  }

  private void add(Class<? extends Rewrite> rewrite, List<Expr> fires, List<Expr> stays) {
    all.put(rewrite, new Examples(fires, stays));
  }

  private void constants() {
    Expr two = Leaves.literal(scene.table(), "2");
    Expr three = Leaves.integer(scene.table(), 3);
    add(
        FoldConstants.class,
        List.of(times(two, two), power(two, "0.5"), times(three, three), less(two, one(two))),
        List.of(two, times(two, s), like(x, "2")));
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
        List.of(guarded(x, reciprocal(y)), times(x, divide(x, y)), divide(x, reciprocal(y))));
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

  private Expr truth(String decimal) {
    Expr scalar = Leaves.literal(scene.table(), decimal, ElementType.BOOL);
    return Rearrange.under(scalar, MATRIX);
  }

  private void movements() {
    Expr cube = scene.tensor(List.of(1, 2, 3), 1, 2, 3, 4, 5, 6);
    Expr flipped = Rearrange.transpose(x);
    add(
        MergeTransposes.class,
        List.of(
            Rearrange.transpose(flipped),
            Rearrange.transpose(Rearrange.transpose(cube, List.of(1, 2, 0)), List.of(0, 2, 1))),
        List.of(flipped, Rearrange.transpose(negate(flipped))));
    Expr flat = Rearrange.reshape(x, shape(6));
    add(
        MergeReshapes.class,
        List.of(Rearrange.reshape(flat, shape(3, 2)), Rearrange.reshape(flat, MATRIX)),
        List.of(flat, Rearrange.reshape(negate(flat), shape(3, 2))));
    add(
        MergeBroadcasts.class,
        List.of(Rearrange.under(rows, shape(4, 2, 3))),
        List.of(rows, Rearrange.under(negate(rows), shape(4, 2, 3))));
    Expr part = Rearrange.slice(x, 1, Extent.ONE, Extent.of(3));
    add(
        MergeSlices.class,
        List.of(Rearrange.slice(part, 1, Extent.ONE, Extent.of(2))),
        List.of(part, Rearrange.slice(negate(part), 1, Extent.ONE, Extent.of(2))));
    List<Extent> before = List.of(Extent.ONE, Extent.ZERO);
    Expr padded = Rearrange.pad(x, before, before);
    add(
        DropSliceOfPad.class,
        List.of(Rearrange.slice(padded, before, MATRIX)),
        List.of(
            Rearrange.slice(padded, 0, Extent.ZERO, Extent.of(2)),
            Rearrange.slice(padded, before, shape(1, 3))));
    Expr negative = Rearrange.broadcast(less(row, like(row, "0")), MATRIX, List.of(1));
    add(
        ComputeBeforeBroadcast.class,
        List.of(
            sin(rows), times(rows, rows), times("2", rows), select(negative, rows, like(x, "3"))),
        List.of(times(rows, columns), times(rows, x), like(x, "2"), Totals.sum(rows)));
  }

  private void totals() {
    add(
        MergeSums.class,
        List.of(Totals.sum(Totals.sum(x, List.of(0))), Totals.sum(Totals.sum(x, List.of(1)))),
        List.of(Totals.sum(x), Totals.sum(negate(Totals.sum(x, List.of(0))))));
    add(
        MultiplyInsteadOfSummingCopies.class,
        List.of(
            Totals.sum(rows, List.of(0)),
            Totals.sum(rows),
            Totals.sum(columns, List.of(1)),
            Totals.sum(like(x, "2"), List.of(1))),
        List.of(
            Totals.sum(rows, List.of(1)),
            Totals.sum(x),
            Totals.sum(Rearrange.broadcast(log(row), MATRIX, List.of(1)), List.of(0))));
    Shape cube = shape(2, 3, 2);
    Expr left = Rearrange.broadcast(x, cube, List.of(0, 1));
    Expr right = Rearrange.broadcast(Rearrange.transpose(y), cube, List.of(1, 2));
    Expr batch = scene.tensor(List.of(2, 3, 2), 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3);
    add(
        ContractSumOfProducts.class,
        List.of(Totals.sum(times(left, right), List.of(1))),
        List.of(
            Totals.sum(times(x, y)),
            Totals.sum(times(x, rows), List.of(1)),
            Totals.sum(times(left, batch), List.of(1)),
            Totals.sum(times(left, right), List.of(0)),
            Totals.max(times(left, right), List.of(1))));
    Expr product = Totals.matrixProduct(x, Rearrange.transpose(y));
    Expr plain = Totals.contract(x, List.of(0, 1), y, List.of(2, 1), List.of(0, 2));
    add(
        AbsorbTransposes.class,
        List.of(
            product, Totals.matrixProduct(Rearrange.transpose(x), y), Rearrange.transpose(plain)),
        List.of(plain, Rearrange.transpose(negate(plain))));
    Expr scaled = times(s, x);
    add(
        PullFactorOut.class,
        List.of(
            Totals.sum(scaled),
            Totals.sum(times(columns, x), List.of(1)),
            Totals.sum(times(x, rows), List.of(0)),
            Rearrange.transpose(scaled),
            Totals.matrixProduct(scaled, Rearrange.transpose(y)),
            Totals.contract(y, List.of(0, 1), scaled, List.of(2, 1), List.of(0, 2))),
        List.of(
            Totals.sum(times(rows, x), List.of(1)),
            Totals.sum(times(x, y)),
            Totals.matrixProduct(times(rows, x), Rearrange.transpose(y)),
            Totals.max(scaled, List.of(0))));
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
