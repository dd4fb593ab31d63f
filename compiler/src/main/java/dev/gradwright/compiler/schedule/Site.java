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
    for (Affine coordinate : at) {
      for (int axis : coordinate.coefficients().keySet()) {
        if (!Scope.isIndex(axis)) {
          axes.add(axis);
        }
      }
    }
    return axes;
  }

  /** Whether no element is wanted for two turns that differ in {@link #axes()}. */
  boolean isInjective() {
    for (Affine coordinate : at) {
      int axes = 0;
      for (int axis : coordinate.coefficients().keySet()) {
        axes += Scope.isIndex(axis) ? 0 : 1;
      }
      if (axes > 1) {
        return false;
      }
    }
    return true;
  }
}
