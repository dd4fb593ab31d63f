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
  record Level(int axis, Extent from, Extent to, Share share) {
    static Level all(int axis, Extent extent) {
      return new Level(axis, Extent.ZERO, extent, Share.WHOLE);
    }
  }

  /** How much of its axis a loop covers. */
  enum Share {
    WHOLE,
    PART
  }

  static Nest of(Group group, Collection<Affine> positions) {
    Nesting nesting = group.nesting();
    if (Straight.isWorthwhile(group)) {
      List<Integer> result = new ArrayList<>(nesting.outer());
      result.addAll(nesting.inner());
      return new Nest(
          collapse(result, group, positions),
          collapse(nesting.folded(), group, positions),
          List.of());
    }
    return new Nest(
        collapse(nesting.outer(), group, positions),
        collapse(nesting.folded(), group, positions),
        collapse(nesting.inner(), group, positions));
  }

  private static Level level(int axis, Group group) {
    return group
        .range()
        .filter(range -> range.axis() == axis)
        .map(range -> new Level(axis, range.from(), range.to(), Share.PART))
        .orElseGet(() -> Level.all(axis, group.space().get(axis)));
  }

  private static List<Level> collapse(
      List<Integer> axes, Group group, Collection<Affine> positions) {
    List<Level> levels = new ArrayList<>();
    for (int axis : axes) {
      Level level = level(axis, group);
      if (group.space().get(axis).isConstant(1)) {
        continue;
      }
      int last = levels.size() - 1;
      if (last >= 0 && continues(levels.get(last), level, positions)) {
        Level before = levels.remove(last);
        levels.add(Level.all(axis, before.to.times(level.to)));
      } else {
        levels.add(level);
      }
    }
    return List.copyOf(levels);
  }

  private static boolean continues(Level before, Level level, Collection<Affine> positions) {
    return before.share == Share.WHOLE
        && level.share == Share.WHOLE
        && positions.stream()
            .allMatch(
                position ->
                    position
                        .coefficient(before.axis)
                        .equals(position.coefficient(level.axis).times(level.to)));
  }

  /** All loops, outermost first. */
  List<Level> levels() {
    List<Level> levels = new ArrayList<>(outer);
    levels.addAll(folded);
    levels.addAll(inner);
    return levels;
  }
}
