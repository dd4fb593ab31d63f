package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.optimise.ContractAfterLoop.Total;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The memory that a loop may take so that its work becomes less. */
enum Room {
  /** What is held is not to become more. */
  NONE {
    @Override
    boolean suffices(Set<Expr> added, long total, Set<Expr> held) {
      return added.isEmpty();
    }
  },

  /**
   * As much again as what is held for all steps, for values that are no longer than the sum that
   * each step would have read and written.
   */
  AS_MUCH_AGAIN {
    @Override
    boolean suffices(Set<Expr> added, long total, Set<Expr> held) {
      return added.stream().allMatch(x -> elements(x) <= total)
          && elements(added) <= elements(held);
    }
  };

  /** Whether the factors of a total can be there for all steps, given what is so already. */
  boolean suffices(Total total, Set<Expr> held) {
    Set<Expr> added = new LinkedHashSet<>();
    total.products().forEach(product -> added.addAll(product.operands()));
    added.removeAll(held);
    return suffices(added, elements(total.carry()), held);
  }

  abstract boolean suffices(Set<Expr> added, long total, Set<Expr> held);

  private static long elements(Collection<Expr> exprs) {
    return exprs.stream().mapToLong(Room::elements).sum();
  }

  private static long elements(Expr x) {
    return x.shape().size().evaluate(dim -> ContractionPlan.USUAL);
  }
}
