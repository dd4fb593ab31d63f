package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;

/** A factor of a contraction, with the labels of its axes. */
record Factor(Expr value, List<Integer> labels) {
  Factor {
    labels = List.copyOf(labels);
  }

  boolean has(int label) {
    return labels.contains(label);
  }
}
