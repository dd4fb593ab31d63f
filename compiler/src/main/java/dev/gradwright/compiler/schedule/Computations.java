package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How expressions are computed, asked once for each. */
final class Computations {
  private final Map<Expr, Computation> known = new HashMap<>();

  Computation of(Expr expr) {
    return known.computeIfAbsent(expr, Expr::computation);
  }

  boolean isGiven(Expr expr) {
    return of(expr) instanceof Computation.Given || of(expr) instanceof Computation.Listed;
  }

  /** The formula of each element, if elements do not fold others. */
  Optional<Scalar> elementwise(Expr expr) {
    return of(expr).elementwise();
  }

  /** The operands that elements are computed from; others only come before. */
  List<Expr> read(Expr expr) {
    return expr.operator() instanceof LoopPart
        ? expr.operands().subList(0, Math.min(1, expr.operands().size()))
        : expr.operands();
  }

  /** The operand whose array serves as it is, if only the shape differs. */
  Optional<Expr> reshaped(Expr expr) {
    return elementwise(expr)
        .filter(Scalar.LoadSamePlace.class::isInstance)
        .map(load -> expr.operand(((Scalar.LoadSamePlace) load).operand()));
  }

  /** An element of an expression. */
  record Source(Expr expr, List<Affine> at) {}

  /** The element that is read in the end where expressions only move elements. */
  Source source(Expr expr, List<Affine> at) {
    Optional<Scalar.Load> load = moved(expr);
    if (load.isEmpty()) {
      return new Source(expr, at);
    }
    List<Affine> inner = Inlining.affine(load.get().coordinates()).orElseThrow();
    return source(expr.operand(load.get().operand()), Affines.compose(inner, at));
  }

  /** Whether its elements are those of another value, some of them several times: windows. */
  boolean repeats(Expr expr) {
    return moved(expr)
        .flatMap(load -> Inlining.affine(load.coordinates()))
        .filter(at -> at.stream().anyMatch(index -> index.coefficients().size() > 1))
        .isPresent();
  }

  /** The read of another value at an affine place that is all of the formula. */
  private Optional<Scalar.Load> moved(Expr expr) {
    return elementwise(expr)
        .filter(Scalar.Load.class::isInstance)
        .map(Scalar.Load.class::cast)
        .filter(load -> Inlining.affine(load.coordinates()).isPresent());
  }

  /** An array of which a part holds the elements in their order, from {@code base} on. */
  record Alias(Expr of, Affine base) {}

  /** Where the elements lie, if they are those of another value that lie side by side. */
  Optional<Alias> alias(Expr expr) {
    Optional<Expr> reshaped = reshaped(expr);
    return reshaped.isPresent()
        ? reshaped.map(of -> new Alias(of, Affine.constant(Extent.ZERO)))
        : moved(expr).flatMap(load -> block(expr, load));
  }

  private static Optional<Alias> block(Expr expr, Scalar.Load load) {
    Expr of = expr.operand(load.operand());
    Affine place = Affines.linear(Inlining.affine(load.coordinates()).orElseThrow(), of.shape());
    List<Extent> extents = expr.shape().extents();
    List<Extent> strides = Affines.strides(extents);
    for (int axis = 0; axis < extents.size(); axis++) {
      boolean moves = !extents.get(axis).isConstant(1);
      if (moves && !place.coefficient(axis).equals(strides.get(axis))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Alias(of, Affines.base(place)));
  }

  /** The extents of all axes that the scalar expressions of a computation count. */
  List<Extent> space(Expr expr) {
    return space(of(expr), expr.shape().extents());
  }

  static List<Extent> space(Computation computation, List<Extent> result) {
    if (computation instanceof Computation.Scatter scatter) {
      return scatter.space();
    }
    List<Extent> all = new ArrayList<>(result);
    if (computation instanceof Pointwise pointwise) {
      all.addAll(pointwise.reduced());
    }
    return all;
  }
}
