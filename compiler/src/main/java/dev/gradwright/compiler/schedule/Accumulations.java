package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.schedule.LoopPart.Role;
import dev.gradwright.compiler.schedule.Root.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sums that grow from turn to turn of a loop, {@code next c = c + x y}: the matrix product adds to
 * the carry's array, if nobody else wants the carry or the product.
 */
final class Accumulations {
  private final Map<Expr, Expr> terms = new HashMap<>();
  private final Set<Expr> absorbed = new HashSet<>();

  Accumulations(Timeline timeline, Computations computations) {
    if (timeline.roots().stream().noneMatch(r -> r.target() instanceof Target.Carried)) {
      return;
    }
    Map<Expr, Integer> readers = new HashMap<>();
    for (Expr expr : timeline.order()) {
      computations.read(expr).forEach(operand -> readers.merge(operand, 1, Integer::sum));
    }
    timeline.roots().forEach(root -> readers.merge(root.value(), 1, Integer::sum));
    for (Root root : timeline.roots()) {
      if (root.target() instanceof Target.Carried next && readers.get(root.value()) == 1) {
        term(root.value(), next.array(), computations)
            .filter(term -> root.value().operands().stream().allMatch(x -> readers.get(x) == 1))
            .ifPresent(term -> add(root.value(), term));
      }
    }
  }

  private void add(Expr sum, Expr term) {
    terms.put(sum, term);
    absorbed.add(term);
  }

  /** The product in a sum of it and what the array holds. */
  private static Optional<Expr> term(Expr sum, Expr array, Computations computations) {
    if (!isSum(sum, computations)) {
      return Optional.empty();
    }
    List<Expr> parts = sum.operands();
    int carry = isCarry(parts.get(0), array) ? 0 : 1;
    Expr term = parts.get(1 - carry);
    return isCarry(parts.get(carry), array) && Product.of(term, computations).isPresent()
        ? Optional.of(term)
        : Optional.empty();
  }

  private static boolean isSum(Expr sum, Computations computations) {
    return computations.elementwise(sum).orElse(null) instanceof Scalar.Apply apply
        && apply.function() == Function.ADD
        && sum.operands().size() == 2
        && sum.operands().stream().allMatch(x -> x.type().equals(sum.type()))
        && apply.arguments().stream().allMatch(x -> isSamePlace(x, sum));
  }

  private static boolean isSamePlace(Scalar part, Expr sum) {
    return part instanceof Scalar.Load load
        && Inlining.affine(load.coordinates())
            .equals(Optional.of(Affines.identity(sum.type().rank())));
  }

  private static boolean isCarry(Expr part, Expr array) {
    return LoopPart.is(part, Role.CARRY) && part.operand(0) == array;
  }

  /** The product that is added to what the array of a carry holds, if the value is such a sum. */
  Optional<Expr> term(Expr sum) {
    return Optional.ofNullable(terms.get(sum));
  }

  /** Whether the value is such a product. */
  boolean isAbsorbed(Expr term) {
    return absorbed.contains(term);
  }
}
