package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.scalar.Affine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a value is computed: once in a routine, or anew at each turn of a loop. The index of a loop
 * is an axis of its own, below 0, in the formulas of what is computed inside.
 */
final class Scope {
  private final Optional<Scope> around;
  private final int number;
  private final int depth;
  private final Optional<Loop> loop;

  private Scope(Optional<Scope> around, int number, int depth, Optional<Loop> loop) {
    this.around = around;
    this.number = number;
    this.depth = depth;
    this.loop = loop;
  }

  /** The steps of a whole routine. */
  static Scope outermost() {
    return new Scope(Optional.empty(), -1, 0, Optional.empty());
  }

  /** A loop inside this scope. */
  Scope inside(int number, Loop loop) {
    return new Scope(Optional.of(this), number, depth + 1, Optional.of(loop));
  }

  /** The inner one of two scopes, of which one is around the other or the same. */
  Scope deeper(Scope other) {
    return other.depth > depth ? other : this;
  }

  /** The loops, innermost first. */
  List<Scope> loops() {
    List<Scope> loops = new ArrayList<>();
    for (Optional<Scope> at = Optional.of(this); at.isPresent(); at = at.get().around) {
      at.filter(scope -> scope.loop.isPresent()).ifPresent(loops::add);
    }
    return loops;
  }

  /** By which steps name the index. */
  int number() {
    return number;
  }

  Loop loop() {
    return loop.orElseThrow();
  }

  /** The index of the loop. */
  Affine index() {
    return Affine.axis(axis(number));
  }

  /** The axis that is the index of a loop. */
  static int axis(int number) {
    return -1 - number;
  }

  /** Whether an axis is the index of a loop. */
  static boolean isIndex(int axis) {
    return axis < 0;
  }

  /** The number of the loop whose index is that axis. */
  static int number(int axis) {
    return -1 - axis;
  }
}
