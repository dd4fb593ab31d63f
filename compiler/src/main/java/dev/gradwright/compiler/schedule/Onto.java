package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Where in its result a scatter puts elements, as far as that is known when it is compiled. */
final class Onto {
  private Onto() {}

  /**
   * Whether exactly one element is put at each place: the axes, in some order, count the result
   * through, as windows do that neither overlap nor leave anything out.
   */
  static boolean each(Term.Read target, Group group, Affine base) {
    Affine place = target.position();
    Set<Integer> axes = new HashSet<>();
    List<Extent> space = group.space();
    IntStream.range(0, space.size()).filter(i -> !space.get(i).isConstant(1)).forEach(axes::add);
    Extent counted = Extent.ONE;
    while (!axes.isEmpty()) {
      Extent stride = counted;
      int next =
          axes.stream().filter(a -> place.coefficient(a).equals(stride)).findFirst().orElse(-1);
      if (!axes.remove(next)) {
        return false;
      }
      counted = counted.times(space.get(next));
    }
    return target.gathered().isEmpty()
        && group.range().isEmpty()
        && Affines.base(place).equals(base)
        && counted.equals(group.type().shape().size());
  }

  /** Whether each turn of the outermost loop has a part of the result to itself, in their order. */
  static boolean inTurns(Term.Read target, Group group, Affine base, List<Nest.Level> levels) {
    if (levels.isEmpty() || !target.gathered().isEmpty() || group.range().isPresent()) {
      return false;
    }
    Affine place = target.position();
    Nest.Level turns = levels.get(0);
    Extent part = place.coefficient(turns.axis());
    Extent rest = part.plus(-1);
    for (Nest.Level level : levels.subList(1, levels.size())) {
      Extent stride = place.coefficient(level.axis());
      if (!stride.isNeverNegative()) {
        return false;
      }
      rest = rest.minus(stride.times(level.to().plus(-1)));
    }
    return rest.isNeverNegative()
        && Affines.base(place).equals(base)
        && turns.to().times(part).equals(group.type().shape().size());
  }
}
