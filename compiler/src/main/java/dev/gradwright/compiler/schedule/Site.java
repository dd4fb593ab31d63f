package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A place in a group where elements of a value are wanted. */
record Site(List<Affine> at, Loads.Reach reach) {
  Site {
    at = List.copyOf(at);
  }

  /** The axes of the group that decide which element, in one turn of the loops around it. */
  Set<Integer> axes() {
    Set<Integer> axes = new HashSet<>();
    at.forEach(coordinate -> axes.addAll(axes(coordinate)));
    return axes;
  }

  private static Set<Integer> axes(Affine coordinate) {
    Set<Integer> axes = new HashSet<>(coordinate.coefficients().keySet());
    axes.removeIf(Scope::isIndex);
    return axes;
  }

  /** Whether no element is wanted for two turns that differ in {@link #axes()}. */
  boolean isInjective() {
    return at.stream().allMatch(coordinate -> axes(coordinate).size() <= 1);
  }
}
