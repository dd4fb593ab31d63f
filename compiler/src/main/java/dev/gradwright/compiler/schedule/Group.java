package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.schedule.Root.Target;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * What becomes one step: a value that gets an array, and whatever is computed on the way to it
 * alone.
 */
final class Group {
  private final Expr value;
  private final Computation computation;
  private final List<Expr> operands;
  private final Entry entry;
  private final Scope scope;
  private final Optional<Root> root;
  private final Optional<Piece.Range> range;
  private final Nesting nesting;
  private final List<Extent> space;
  private final Optional<Product> product;
  private Weight weight = Weight.NONE;

  Group(
      Expr value,
      Computation computation,
      List<Expr> operands,
      Nesting nesting,
      Entry entry,
      Scope scope,
      Optional<Root> root,
      Optional<Piece.Range> range,
      Optional<Product> product) {
    this.value = value;
    this.computation = computation;
    this.operands = operands;
    this.entry = entry;
    this.scope = scope;
    this.root = root;
    this.range = range;
    this.product = product;
    this.nesting = nesting;
    this.space = Computations.space(computation, value.shape().extents());
  }

  /** The value that the array holds. */
  Expr value() {
    return value;
  }

  Computation computation() {
    return computation;
  }

  List<Expr> operands() {
    return operands;
  }

  Entry entry() {
    return entry;
  }

  /** The loop at whose turns it runs. */
  Scope scope() {
    return scope;
  }

  /** Where the value is left, if that is not an array of its own. */
  Optional<Target> target() {
    return root.map(Root::target);
  }

  /** The buffer that the value is left in, if users see it. */
  Optional<Target.Outside> outside() {
    return target().filter(Target.Outside.class::isInstance).map(Target.Outside.class::cast);
  }

  /** Where the elements are written. */
  Located written() {
    if (root.isPresent() && root.get().target() instanceof Target.Part part) {
      return new Located(part.array(), part.base());
    }
    boolean carried = root.isPresent() && root.get().target() instanceof Target.Carried;
    Expr array = carried ? ((Target.Carried) root.get().target()).array() : value;
    return new Located(array, Affine.constant(Extent.ZERO));
  }

  /** The part of the value that is computed here; empty for all of it. */
  Optional<Piece.Range> range() {
    return range;
  }

  Optional<Product> product() {
    return product;
  }

  TensorType type() {
    return value.type();
  }

  Nesting nesting() {
    return nesting;
  }

  /** The extents of all axes that the computation counts. */
  List<Extent> space() {
    return space;
  }

  int operations() {
    return weight.operations();
  }

  /** What one element takes. */
  Weight weight() {
    return weight;
  }

  void add(Weight more) {
    weight = weight.plus(more);
  }
}
