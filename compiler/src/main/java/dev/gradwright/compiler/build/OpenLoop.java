package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Loops;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A loop whose body is being built. What is read at an affine place of the step is read for all
 * steps at once, outside, where the step is an axis of the map; the body walks along it.
 */
final class OpenLoop {

  private final MapAxis axis;
  private final Optional<OpenLoop> around;
  private final Expr index;
  private final List<Expr> carries = new ArrayList<>();
  private final Map<Expr, Expr> slices = new LinkedHashMap<>();
  private final Set<Expr> sources = new LinkedHashSet<>();
  private final Dependence dependence;

  OpenLoop(ExprTable table, MapAxis axis, Optional<OpenLoop> around) {
    this.axis = axis;
    this.around = around;
    this.index = Loops.index(table);
    this.dependence = new Dependence(List.of(index));
  }

  /** The step as an axis of what is made for all steps at once. */
  MapAxis axis() {
    return axis;
  }

  Optional<OpenLoop> around() {
    return around;
  }

  /** The number of the step, of this loop or one around it, that an axis stands for outside. */
  Optional<Expr> stepOf(MapAxis other) {
    return axis.equals(other) ? Optional.of(index) : around.flatMap(outer -> outer.stepOf(other));
  }

  /** The number of the step, from 0. */
  Expr index() {
    return index;
  }

  List<Expr> carries() {
    return carries;
  }

  /** For each sequence what a step sees of it. */
  Map<Expr, Expr> slices() {
    return slices;
  }

  /** What gradients inside the body are taken with respect to, though it comes from outside. */
  Set<Expr> sources() {
    return sources;
  }

  /** A value handed from step to step; taken to be finite until the body is known. */
  Expr carry(ExprTable table, TensorType type) {
    Expr carry = Leaves.hole(table, type);
    carries.add(carry);
    dependence.add(carry);
    return carry;
  }

  /** Says that a new parameter stands in the body. */
  void hold(Expr parameter) {
    dependence.add(parameter);
  }

  /** Whether a value is one of the body, not one from outside. */
  boolean holds(Expr expr) {
    return dependence.of(expr);
  }

  void differentiate(Expr source) {
    if (!holds(source)) {
      sources.add(source);
    }
  }

  /** What one step sees of a value that is mapped over the steps. */
  Mapped step(Mapped all) {
    int place = all.axes().indexOf(axis);
    List<Integer> order = new ArrayList<>(List.of(place));
    IntStream.range(0, all.expr().shape().rank()).filter(i -> i != place).forEach(order::add);
    Expr slice = slices.computeIfAbsent(Rearrange.transpose(all.expr(), order), this::slice);
    List<MapAxis> axes = all.axes().stream().filter(other -> !other.equals(axis)).toList();
    return new Mapped(slice, axes);
  }

  private Expr slice(Expr sequence) {
    Expr slice = Leaves.hole(sequence.table(), Loops.step(sequence.type()), sequence.facts());
    dependence.add(slice);
    return slice;
  }

  /** The sequence that a value of the body is a slice of. */
  Optional<Expr> sequence(Expr slice) {
    return slices.entrySet().stream()
        .filter(entry -> entry.getValue().equals(slice))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
