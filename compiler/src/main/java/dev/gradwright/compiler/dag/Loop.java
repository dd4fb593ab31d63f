package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * {@code carries = starts; for t in 0 .. trips - 1: carries = next}: the closed body of a loop,
 * with parameters of its own. What is wanted of it are {@link LoopResult}s, applied to operands in
 * the order of {@link #parameters}: start values, sequences with {@code trips} as leading extent,
 * captured values. Results of one loop on equal operands are computed in one run.
 *
 * <p>A loop binds its parameters: the same leaves, and so the same expressions in them, may stand
 * in the bodies of several loops (the loop of an adjoint computes with the parameters of the loop
 * it goes back through), and each gives them values of its own.
 *
 * @param carries what a step hands to the following one
 * @param next the value of each carry for the following step, all of them computed before any is
 *     replaced
 * @param slices what step t sees of each sequence: the element t, without the leading axis
 * @param captured what is the same in all steps
 * @param index an int scalar, the number t of the step; walking {@link Direction#BACKWARD} it falls
 */
public record Loop(
    List<Expr> carries,
    List<Expr> next,
    List<Expr> slices,
    List<Expr> captured,
    Expr index,
    Extent trips,
    Direction direction,
    Keep keep) {
  public Loop {
    carries = List.copyOf(carries);
    next = List.copyOf(next);
    slices = List.copyOf(slices);
    captured = List.copyOf(captured);
    if (next.size() != carries.size()) {
      throw new IllegalArgumentException(next.size() + " values for " + carries.size());
    }
  }

  /** The step that comes first. */
  public enum Direction {
    FORWARD,
    BACKWARD;

    public Direction opposite() {
      return this == FORWARD ? BACKWARD : FORWARD;
    }
  }

  /** Carries, slices and captured values: what operands stand for, in their order. */
  public List<Expr> parameters() {
    List<Expr> parameters = new ArrayList<>(carries);
    parameters.addAll(slices);
    parameters.addAll(captured);
    return parameters;
  }

  /** The same loop with other values for the following step. */
  public Loop withNext(List<Expr> others) {
    return new Loop(carries, others, slices, captured, index, trips, direction, keep);
  }

  /** What a step computes for results of this loop: the carries' values, then what each wants. */
  public List<Expr> roots(Collection<Expr> results) {
    List<Expr> roots = new ArrayList<>(next);
    results.forEach(result -> roots.add(LoopRun.result(result).of()));
    return roots;
  }

  /** Of a list in the order of {@link #parameters}, what belongs to the carries. */
  public <T> List<T> starts(List<T> operands) {
    return operands.subList(0, carries.size());
  }

  /** Of a list in the order of {@link #parameters}, what belongs to the slices. */
  public <T> List<T> sequences(List<T> operands) {
    return operands.subList(carries.size(), carries.size() + slices.size());
  }

  /** Of a list in the order of {@link #parameters}, what belongs to the captured values. */
  public <T> List<T> captures(List<T> operands) {
    return operands.subList(carries.size() + slices.size(), operands.size());
  }
}
