package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which indices from data are inside by the domain of the input they come from. */
final class Proofs {
  private final Map<Expr, Graph.Domain.Ints> domains = new HashMap<>();
  private final Names names;
  private final Computations computations;

  Proofs(Graph graph, Names names, Computations computations) {
    this.names = names;
    this.computations = computations;
    for (Graph.Input input : graph.inputs()) {
      if (input.domain().isPresent() && input.domain().get() instanceof Graph.Domain.Ints ints) {
        domains.put(input.value(), ints);
      }
    }
  }

  /** What the use of an index below {@code extent} on an axis of {@code read} must check. */
  Term.Check check(Scalar index, List<Expr> operands, Extent extent, Expr read) {
    if (index instanceof Scalar.Load load) {
      Graph.Domain.Ints domain = domains.get(array(operands.get(load.operand())));
      if (domain != null
          && domain.from().isNeverNegative()
          && extent.minus(domain.to()).isNeverNegative()) {
        return new Term.Check.Proven();
      }
    }
    return new Term.Check.AtUse(names.of(read));
  }

  /** The value of which this one is a row, or all. */
  private Expr array(Expr expr) {
    Optional<Computations.Alias> alias = computations.alias(expr);
    return alias.isPresent() ? array(alias.get().of()) : expr;
  }
}
