package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Operators that fold axes away. Axes rise; folding none gives the operand itself. */
public final class Totals {
  private Totals() {}

  public static Expr sum(Expr x, List<Integer> axes) {
    return axes.isEmpty() ? x : x.table().apply(new Sum(axes), x);
  }

  /** The sum of all elements. */
  public static Expr sum(Expr x) {
    return sum(x, Axes.all(x.type().rank()));
  }

  public static Expr mean(Expr x, List<Integer> axes) {
    Extent count = axes.stream().map(x.shape()::extent).reduce(Extent.ONE, Extent::times);
    Expr divisor = Formula.cast(Leaves.extent(x.table(), count), ElementType.REAL);
    return Formula.divide(sum(x, axes), divisor);
  }

  /** The product along one axis. */
  public static Expr product(Expr x, int axis) {
    return x.table().apply(new Product(axis), x);
  }

  /** The product over axes, innermost first. */
  public static Expr product(Expr x, List<Integer> axes) {
    Expr product = x;
    for (int i = axes.size() - 1; i >= 0; i--) {
      product = product(product, axes.get(i));
    }
    return product;
  }

  /** The sums of all elements up to each along an axis. */
  public static Expr cumulativeSum(
      Expr x, int axis, CumulativeSum.Direction direction, CumulativeSum.Own own) {
    return x.table().apply(new CumulativeSum(axis, direction, own), x);
  }

  public static Expr max(Expr x, List<Integer> axes) {
    return extreme(Extreme.Kind.MAX, x, axes);
  }

  public static Expr min(Expr x, List<Integer> axes) {
    return extreme(Extreme.Kind.MIN, x, axes);
  }

  private static Expr extreme(Extreme.Kind kind, Expr x, List<Integer> axes) {
    return axes.isEmpty() ? x : x.table().apply(new Extreme(kind, axes), x);
  }

  /** The row-major position, over the axes, of the first largest element. */
  public static Expr argmax(Expr x, List<Integer> axes) {
    return x.table().apply(new ArgExtreme(ArgExtreme.Kind.ARGMAX, axes), x);
  }

  /** The row-major position, over the axes, of the first smallest element. */
  public static Expr argmin(Expr x, List<Integer> axes) {
    return x.table().apply(new ArgExtreme(ArgExtreme.Kind.ARGMIN, axes), x);
  }

  /** The product of two tensors, summed over labels that the result lacks. */
  public static Expr contract(
      Expr x, List<Integer> left, Expr y, List<Integer> right, List<Integer> result) {
    return x.table().apply(new Contraction(left, right, result), x, y);
  }

  /**
   * {@code x @ y}: contracts the last axis of x with the last but one of y, or its only one; axes
   * in front of these are matched from the inside out.
   */
  public static Expr matrixProduct(Expr x, Expr y) {
    boolean column = y.type().rank() == 1;
    boolean row = x.type().rank() == 1;
    int fromX = x.type().rank() - (row ? 1 : 2);
    int fromY = y.type().rank() - (column ? 1 : 2);
    // Batch labels count outwards from 3, so that the inner ones meet.
    List<Integer> left = batch(fromX);
    List<Integer> right = batch(fromY);
    List<Integer> result = batch(Math.max(fromX, fromY));
    if (!row) {
      left.add(0);
      result.add(0);
    }
    left.add(1);
    right.add(1);
    if (!column) {
      right.add(2);
      result.add(2);
    }
    return contract(x, left, y, right, result);
  }

  private static List<Integer> batch(int count) {
    return new ArrayList<>(IntStream.range(0, count).map(i -> 2 + count - i).boxed().toList());
  }
}
