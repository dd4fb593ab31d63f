package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.guarded;
import static dev.gradwright.compiler.op.Formula.less;
import static dev.gradwright.compiler.op.Formula.like;
import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.List;

/** What may become of moved, copied and summed elements. */
final class MovementExamples extends ExampleFamily {
  MovementExamples(Scene scene) {
    super(scene);
    movements();
    sides();
    totals();
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
    Expr moved = Rearrange.transpose(cube, List.of(1, 2, 0));
    add(
        SumBeforeTranspose.class,
        List.of(
            Totals.sum(flipped),
            Totals.sum(flipped, List.of(0)),
            Totals.sum(moved, List.of(1)),
            Totals.sum(moved, List.of(0, 2))),
        List.of(Totals.sum(x), Totals.sum(negate(flipped)), Totals.max(flipped, List.of(0))));
    Expr across = Rearrange.transpose(y);
    add(
        ComputeBeforeTranspose.class,
        List.of(sin(flipped), minus(flipped, across), times("2", flipped), times(moved, "3")),
        List.of(
            sin(x),
            times(flipped, Rearrange.broadcast(row, across.shape(), List.of(0))),
            times(flipped, scene.tensor(List.of(3, 2), 1, 2, 3, 4, 5, 6)),
            Totals.sum(flipped)));
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

  private void sides() {
    Expr first = padded(x, 0, 4);
    Expr second = padded(scene.tensor(List.of(2, 1), -0.0, 1.5), 3, 3);
    Expr third = padded(y, 4, 0);
    Expr below = Rearrange.pad(x, extents(2, 0), extents(0, 0));
    Expr above = Rearrange.pad(y, extents(0, 0), extents(2, 0));
    add(
        ConcatInsteadOfAddingPads.class,
        List.of(
            plus(first, plus(third, second)), plus(plus(second, first), third), plus(below, above)),
        List.of(
            plus(first, third),
            plus(plus(first, first), third),
            plus(plus(first, second), times("2", third)),
            minus(plus(first, second), third),
            plus(Rearrange.pad(x, extents(2, 1), extents(0, 0)), padded(above, 0, 1))));
  }

  private static Expr padded(Expr part, long before, long after) {
    return Rearrange.pad(part, extents(0, before), extents(0, after));
  }

  private static List<Extent> extents(long rows, long columns) {
    return List.of(Extent.of(rows), Extent.of(columns));
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
    add(
        ContractBeforeBroadcast.class,
        List.of(
            Totals.contract(like(x, "1"), List.of(0, 1), column, List.of(0), List.of(1, 0)),
            Totals.contract(y, List.of(0, 1), like(x, "2"), List.of(2, 1), List.of(2, 0)),
            Totals.contract(rows, List.of(0, 1), x, List.of(0, 2), List.of(1, 2)),
            Totals.contract(columns, List.of(0, 1), x, List.of(0, 1), List.of(0)),
            Totals.contract(rows, List.of(0, 1), y, List.of(0, 1), List.of(1, 0))),
        List.of(
            Totals.contract(x, List.of(0, 1), y, List.of(2, 1), List.of(0, 2)),
            Totals.contract(negate(rows), List.of(0, 1), x, List.of(0, 2), List.of(1, 2)),
            Totals.sum(times(rows, x))));
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
            Totals.sum(guarded(x, rows), List.of(0)),
            Rearrange.transpose(scaled),
            Totals.matrixProduct(scaled, Rearrange.transpose(y)),
            Totals.contract(y, List.of(0, 1), scaled, List.of(2, 1), List.of(0, 2))),
        List.of(
            Totals.sum(times(rows, x), List.of(1)),
            Totals.sum(guarded(rows, x), List.of(0)),
            Totals.sum(times(x, y)),
            Totals.matrixProduct(times(rows, x), Rearrange.transpose(y)),
            Totals.max(scaled, List.of(0))));
  }
}
