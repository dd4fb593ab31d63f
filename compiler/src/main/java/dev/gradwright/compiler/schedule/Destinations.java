package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.schedule.Root.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which values are computed in the array of a root from the start: those that the root's group, or
 * one on the way to it, may replace element by element.
 */
final class Destinations {
  private Destinations() {}

  static Map<Expr, Target.Outside> of(List<Planned> plan, LastUses lastUses) {
    Map<Expr, Group> makers = new HashMap<>();
    for (Planned planned : plan) {
      if (planned instanceof Planned.Single single) {
        makers.putIfAbsent(single.group().value(), single.group());
      }
    }
    Map<Expr, Target.Outside> destinations = new HashMap<>();
    for (int turn = plan.size() - 1; turn >= 0; turn--) {
      if (plan.get(turn) instanceof Planned.Single single) {
        Group group = single.group();
        Optional<Target.Outside> outside = of(group, destinations);
        outside
            .flatMap(o -> onTheWay(single, makers, lastUses))
            .ifPresent(read -> destinations.putIfAbsent(read, outside.get()));
      }
    }
    return destinations;
  }

  /** The buffer of users that a group writes to. */
  static Optional<Target.Outside> of(Group group, Map<Expr, Target.Outside> destinations) {
    return group.target().isPresent()
        ? group.outside()
        : Optional.ofNullable(destinations.get(group.value()));
  }

  private static Optional<Expr> onTheWay(
      Planned.Single planned, Map<Expr, Group> makers, LastUses lastUses) {
    Group group = planned.group();
    return planned.replaceable().stream()
        .filter(read -> makers.containsKey(read))
        .filter(read -> makers.get(read).target().isEmpty())
        .filter(read -> makers.get(read).entry() == group.entry())
        .filter(read -> lastUses.endsWith(read, planned) && isAsLarge(read, group))
        .findFirst();
  }

  static boolean isAsLarge(Expr read, Group group) {
    return read.type().element() == group.type().element()
        && read.shape().size().equals(group.type().shape().size());
  }
}
