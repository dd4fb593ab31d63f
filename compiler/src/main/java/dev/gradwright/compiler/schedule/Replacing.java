package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.schedule.Root.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which next values are computed in their carry's array right away, since nobody needs the carry
 * from then on; the others are copied there at the end of the turn.
 */
final class Replacing {
  private Replacing() {}

  /** The carry's array by the next value, of the steps of one loop. */
  static Map<Expr, Expr> of(List<Planned> inside) {
    Map<Expr, Integer> makers = new HashMap<>();
    for (int turn = 0; turn < inside.size(); turn++) {
      if (inside.get(turn) instanceof Planned.Single single
          && writesAllOfItsArray(single.group())) {
        makers.put(single.group().value(), turn);
      }
    }
    Map<Expr, Expr> replacing = new HashMap<>();
    for (Planned planned : inside) {
      if (planned instanceof Planned.Single single && single.isNext()) {
        Expr next = single.group().value();
        Expr carry = ((Target.Carried) single.group().target().orElseThrow()).array();
        if (makers.containsKey(next) && isDone(carry, makers.get(next), inside)) {
          replacing.putIfAbsent(next, carry);
        }
      }
    }
    return replacing;
  }

  private static boolean writesAllOfItsArray(Group group) {
    return group.target().isEmpty() && group.range().isEmpty();
  }

  /** Whether nobody reads the array later, nor the step itself what it has written over. */
  private static boolean isDone(Expr carry, int turn, List<Planned> inside) {
    Planned.Single maker = (Planned.Single) inside.get(turn);
    boolean later =
        inside.subList(turn + 1, inside.size()).stream()
            .anyMatch(planned -> planned.reads().contains(carry));
    return !later && (!maker.reads().contains(carry) || maker.replaceable().contains(carry));
  }
}
