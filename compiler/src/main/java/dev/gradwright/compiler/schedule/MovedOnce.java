package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which values that only move elements, such as transposes, are sooner moved once than read across
 * the rows of another value at each of several turns.
 */
final class MovedOnce {
  /** Fewer turns than that read about as fast as the values are moved. */
  private static final int TURNS = 4;

  /** Shorter rows are in the cache whichever way they are read. */
  private static final int SHORT = 16;

  private final Computations computations;

  MovedOnce(Computations computations) {
    this.computations = computations;
  }

  /** Whether some group reads rows of the value where it would read columns of its source. */
  boolean isSooner(Expr expr, Uses uses) {
    List<Affine> own = Affines.identity(expr.type().rank());
    Computations.Source source = computations.source(expr, own);
    if (source.expr() == expr) {
      return false;
    }
    Affine from = Affines.linear(source.at(), source.expr().shape());
    Affine to = Affines.linear(own, expr.shape());
    return uses.sites().entrySet().stream()
        .anyMatch(
            use ->
                use.getValue().stream().anyMatch(site -> isAcross(use.getKey(), site, from, to)));
  }

  private static boolean isAcross(Group group, Site site, Affine from, Affine to) {
    List<Integer> order = group.nesting().order();
    if (order.isEmpty() || isBelow(turns(group, site.axes()), TURNS)) {
      return false;
    }
    int innermost = order.get(order.size() - 1);
    Extent stride = Affines.compose(from, site.at()).coefficient(innermost);
    Extent row = Affines.compose(to, site.at()).coefficient(innermost);
    return row.equals(Extent.ONE)
        && !stride.equals(Extent.ONE)
        && !stride.equals(Extent.ZERO)
        && !isBelow(group.space().get(innermost), SHORT);
  }

  /** How often the group reads each element. */
  private static Extent turns(Group group, Set<Integer> axes) {
    return IntStream.range(0, group.space().size())
        .filter(axis -> !axes.contains(axis))
        .mapToObj(group.space()::get)
        .reduce(Extent.ONE, Extent::times);
  }

  private static boolean isBelow(Extent extent, int limit) {
    return extent.constant().isPresent() && extent.constant().getAsLong() < limit;
  }
}
