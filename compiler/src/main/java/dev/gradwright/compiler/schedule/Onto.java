package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a scatter puts exactly one element at each place of its result: its axes, in some order,
 * count the result through, as windows do that neither overlap nor leave anything out.
 */
final class Onto {
  private Onto() {}

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
}
