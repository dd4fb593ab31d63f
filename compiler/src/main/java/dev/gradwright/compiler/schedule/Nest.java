package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The loops of a group, outermost first. Neighbouring axes are one loop where every position moves
 * from the last element of one row to the first of the next as it does inside a row; axes of extent
 * 1 are none.
 */
record Nest(List<Level> outer, List<Level> folded, List<Level> inner) {

  /** A loop; positions count it as they count {@code axis}. */
  record Level(int axis, Extent extent) {}

  static Nest of(Nesting nesting, List<Extent> space, Collection<Affine> positions) {
    return new Nest(
        collapse(nesting.outer(), space, positions),
        collapse(nesting.folded(), space, positions),
        collapse(nesting.inner(), space, positions));
  }

  private static List<Level> collapse(
      List<Integer> axes, List<Extent> space, Collection<Affine> positions) {
    List<Level> levels = new ArrayList<>();
    for (int axis : axes) {
      Level level = new Level(axis, space.get(axis));
      if (level.extent.isConstant(1)) {
        continue;
      }
      int last = levels.size() - 1;
      if (last >= 0 && continues(levels.get(last), level, positions)) {
        Level before = levels.remove(last);
        levels.add(new Level(axis, before.extent.times(level.extent)));
      } else {
        levels.add(level);
      }
    }
    return List.copyOf(levels);
  }

  private static boolean continues(Level before, Level level, Collection<Affine> positions) {
    return positions.stream()
        .allMatch(
            position ->
                position
                    .coefficient(before.axis)
                    .equals(position.coefficient(level.axis).times(level.extent)));
  }

  /** All loops, outermost first. */
  List<Level> levels() {
    List<Level> levels = new ArrayList<>(outer);
    levels.addAll(folded);
    levels.addAll(inner);
    return levels;
  }
}
