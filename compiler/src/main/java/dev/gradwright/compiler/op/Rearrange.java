package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Operators that move elements without changing them; what moves nothing gives its operand. */
public final class Rearrange {
  private Rearrange() {}

  /** x repeated: its axes lie at the given axes of the shape. */
  public static Expr broadcast(Expr x, Shape to, List<Integer> axes) {
    return x.shape().equals(to) ? x : x.table().apply(new Broadcast(to, axes), x);
  }

  /** x repeated along the leading axes that it lacks. */
  public static Expr under(Expr x, Shape to) {
    int missing = to.rank() - x.type().rank();
    return broadcast(x, to, Axes.all(to.rank()).subList(missing, to.rank()));
  }

  /** x repeated along the given axes of the shape: the counterpart of a sum over them. */
  public static Expr spread(Expr x, Shape to, List<Integer> along) {
    return broadcast(x, to, new Axes(to.rank(), along).kept());
  }

  public static Expr reshape(Expr x, Shape to) {
    return x.shape().equals(to) ? x : x.table().apply(new Reshape(to), x);
  }

  /** Axis k of the result is axis permutation(k) of x. */
  public static Expr transpose(Expr x, List<Integer> permutation) {
    return permutation.equals(Axes.all(x.type().rank()))
        ? x
        : x.table().apply(new Transpose(permutation), x);
  }

  /** The last two axes swapped. */
  public static Expr transpose(Expr x) {
    List<Integer> permutation = new ArrayList<>(Axes.all(x.type().rank()));
    Collections.swap(permutation, permutation.size() - 1, permutation.size() - 2);
    return transpose(x, permutation);
  }

  /** x read where two of its axes have the same index; the first axis remains. */
  public static Expr diagonal(Expr x, int first, int second) {
    return x.table().apply(new Diagonal(first, second), x);
  }

  /** The box of a shape at a corner of x. */
  public static Expr slice(Expr x, List<Extent> starts, Shape box) {
    return x.shape().equals(box) ? x : x.table().apply(new Slice(starts, box), x);
  }

  /** The elements {@code from <= i < to} along one axis. */
  public static Expr slice(Expr x, int axis, Extent from, Extent to) {
    List<Extent> starts = new ArrayList<>(Collections.nCopies(x.type().rank(), Extent.ZERO));
    starts.set(axis, from);
    return slice(x, starts, x.shape().without(axis).with(axis, to.minus(from)));
  }

  /** x at one index of an axis, which is dropped. */
  public static Expr pick(Expr x, int axis, Extent index) {
    return reshape(slice(x, axis, index, index.plus(1)), x.shape().without(axis));
  }

  /** x with zeros around it. */
  public static Expr pad(Expr x, List<Extent> before, List<Extent> after) {
    boolean none =
        before.stream().allMatch(Extent.ZERO::equals)
            && after.stream().allMatch(Extent.ZERO::equals);
    return none ? x : x.table().apply(new Pad(before, after), x);
  }

  /** One after another along an axis. */
  public static Expr concat(List<Expr> parts, int axis) {
    return parts.size() == 1 ? parts.get(0) : parts.get(0).table().apply(new Concat(axis), parts);
  }

  /** Equal shapes side by side along a new axis. */
  public static Expr stack(List<Expr> parts, int axis) {
    return concat(
        parts.stream().map(x -> reshape(x, x.shape().with(axis, Extent.ONE))).toList(), axis);
  }

  /** The elements along an axis in the opposite order. */
  public static Expr reverse(Expr x, int axis) {
    return x.table().apply(new Reverse(axis), x);
  }

  /** The positions of the elements along an axis, that of the smallest first. */
  public static Expr argSort(Expr x, int axis) {
    return x.table().apply(new ArgSort(axis), x);
  }

  /**
   * The elements of the first operand, added where the others say: of the axes of the target the
   * first {@code mapped} are the operand's own, then there is one for each other operand, which has
   * the operand's axes up to its rank, and those that follow are the operand's again.
   */
  public static Expr scatterAdd(List<Expr> operands, int mapped, Shape to) {
    int indexed = operands.size() == 1 ? mapped : operands.get(1).type().rank();
    List<Place> places = new ArrayList<>();
    Axes.all(mapped).forEach(axis -> places.add(Place.axis(axis)));
    for (int i = 1; i < operands.size(); i++) {
      places.add(new Place.Given(i, Axes.all(indexed)));
    }
    for (int axis = indexed; axis < operands.get(0).type().rank(); axis++) {
      places.add(Place.axis(axis));
    }
    return operands.get(0).table().apply(new ScatterAdd(to, places), operands);
  }
}
