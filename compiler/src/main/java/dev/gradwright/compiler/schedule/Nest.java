package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

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
    List<Level> folded = collapse(levels(nesting.folded(), group), positions);
    if (Straight.isWorthwhile(group)) {
      List<Integer> result = new ArrayList<>(nesting.outer());
      result.addAll(nesting.inner());
      return new Nest(collapse(levels(result, group), positions), folded, List.of());
    }
    return new Nest(
        collapse(levels(nesting.outer(), group), positions),
        folded,
        collapse(levels(nesting.inner(), group), positions));
  }

  /** The loops of a map of that many elements along each axis. */
  static List<Level> of(List<Extent> space, Collection<Affine> positions) {
    List<Level> levels =
        IntStream.range(0, space.size())
            .mapToObj(axis -> Level.all(axis, space.get(axis)))
            .toList();
    return collapse(levels, positions);
  }

  private static List<Level> levels(List<Integer> axes, Group group) {
    return axes.stream().map(axis -> level(axis, group)).toList();
  }

  private static Level level(int axis, Group group) {
    return group
        .range()
        .filter(range -> range.axis() == axis)
        .map(range -> new Level(axis, range.from(), range.to(), Share.PART))
        .orElseGet(() -> Level.all(axis, group.space().get(axis)));
  }

  private static List<Level> collapse(List<Level> all, Collection<Affine> positions) {
    List<Level> levels = new ArrayList<>();
    for (Level level : all) {
      if (level.share == Share.WHOLE && level.to.isConstant(1)) {
        continue;
      }
      int last = levels.size() - 1;
      if (last >= 0 && continues(levels.get(last), level, positions)) {
        Level before = levels.remove(last);
        levels.add(Level.all(level.axis, before.to.times(level.to)));
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
