package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How the derivatives that leave a choice have been taken. */
final class Modes {
  private final Set<Graph.Derivation> taken = new LinkedHashSet<>();

  /** Takes down the mode of a derivative, where it is known to have been written. */
  void took(Expr derivative, String mode) {
    derivative
        .table()
        .origin(derivative)
        .ifPresent(origin -> taken.add(new Graph.Derivation(origin.span(), mode)));
  }

  List<Graph.Derivation> all() {
    return List.copyOf(taken);
  }
}
