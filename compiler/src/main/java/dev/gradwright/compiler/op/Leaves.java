package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where expressions begin: values from outside and constants; and the nodes that mark a place. */
public final class Leaves {
  private Leaves() {}

  /** An input or a parameter, known by its name; to be finite. */
  public static Expr leaf(ExprTable table, String name, TensorType type) {
    return leaf(table, name, type, Facts.FINITE);
  }

  /** An input or a parameter of which more is known. */
  public static Expr leaf(ExprTable table, String name, TensorType type, Facts facts) {
    return table.apply(new Leaf(name, type, facts));
  }

  /**
   * A parameter of a {@link dev.gradwright.compiler.dag.Body} or a loop, different from all others;
   * to be finite.
   */
  public static Expr hole(ExprTable table, TensorType type) {
    return hole(table, type, Facts.FINITE);
  }

  /** A parameter of a body of which something else is known. */
  public static Expr hole(ExprTable table, TensorType type, Facts facts) {
    return leaf(table, "_" + table.identity(), type, facts);
  }

  /** A parameter of a body that stands for {@code x}. */
  public static Expr holeLike(Expr x) {
    return hole(x.table(), x.type(), x.facts());
  }

  /**
   * Whether this is a training step: to be decided for each entry before gradients are expanded.
   */
  public static Expr training(ExprTable table) {
    return leaf(table, "is training", TensorType.scalar(ElementType.BOOL), Facts.NONE);
  }

  /** The words that all random draws of a model share: seed low, seed high, step. */
  public static Expr drawWords(ExprTable table) {
    return leaf(table, "draw words", Random.words(), Facts.FINITE);
  }

  /** A real scalar by its decimal text. */
  public static Expr literal(ExprTable table, String decimal) {
    return literal(table, decimal, ElementType.REAL);
  }

  /** A scalar by its decimal text; true is 1. */
  public static Expr literal(ExprTable table, String decimal, ElementType element) {
    return table.apply(new Literal(decimal, element));
  }

  /** A tensor by the decimal text of its elements, row-major. */
  public static Expr listed(ExprTable table, TensorType type, List<String> decimals) {
    return decimals.stream().distinct().count() == 1
        ? Rearrange.under(literal(table, decimals.get(0), type.element()), type.shape())
        : table.apply(new Listed(type, decimals));
  }

  /** An int scalar. */
  public static Expr integer(ExprTable table, long value) {
    return literal(table, Long.toString(value), ElementType.INT);
  }

  /** An extent as an int scalar. */
  public static Expr extent(ExprTable table, Extent extent) {
    OptionalLong constant = extent.constant();
    return constant.isPresent()
        ? integer(table, constant.getAsLong())
        : table.apply(new ExtentValue(extent));
  }

  /** Zeros of a type. */
  public static Expr zeros(ExprTable table, TensorType type) {
    return Rearrange.under(literal(table, "0", type.element()), type.shape());
  }

  /** Each element's index along an axis. */
  public static Expr iota(ExprTable table, Shape shape, int axis) {
    return table.apply(new Iota(shape, axis));
  }

  /** The decimal text that all elements are, where they are one literal. */
  public static Optional<String> constant(Expr x) {
    if (x.operator() instanceof Broadcast) {
      return constant(x.operand(0));
    }
    return x.operator() instanceof Literal literal
        ? Optional.of(literal.decimal())
        : Optional.empty();
  }

  /** The value under a name that a derivative may be taken with respect to. */
  public static Expr marker(Expr x) {
    return x.table().apply(new Marker(x.table().identity()), x);
  }

  /** The value as a constant for derivatives. */
  public static Expr stop(Expr x) {
    return x.table().apply(new Stop(), x);
  }

  /** The derivative of the real scalar e with respect to a node it is computed from. */
  public static Expr gradient(Expr e, Expr with) {
    return e.table().apply(new Gradient(), e, with);
  }

  /** How e changes when a node it is computed from moves along a direction. */
  public static Expr jvp(Expr e, Expr with, Expr along) {
    return e.table().apply(new Jvp(), e, with, along);
  }

  /** How the derivative of the real scalar e changes when the node moves along a direction. */
  public static Expr hvp(Expr e, Expr with, Expr along) {
    return e.table().apply(new Hvp(), e, with, along);
  }

  /** The derivatives of each element of e with respect to each of a node it is computed from. */
  public static Expr jacobian(Expr e, Expr with) {
    return e.table().apply(new Jacobian(), e, with);
  }
}
