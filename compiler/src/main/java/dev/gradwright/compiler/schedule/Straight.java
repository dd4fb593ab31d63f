package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Short loops of known length, written out turn by turn. */
final class Straight {
  private static final int TURNS = 16;

  /** So many operations still make up a loop that compiles well. */
  private static final int OPERATIONS = 64;

  private Straight() {}

  /** Whether the terms of a fold are so few that no loop is needed for them. */
  static boolean isWorthwhile(Group group) {
    boolean folds =
        group.computation() instanceof Pointwise pointwise
            && pointwise.fold().isPresent()
            && group.type().element() == ElementType.REAL;
    List<Extent> space = group.space();
    return folds && isShort(group, space.subList(group.type().rank(), space.size()), 1);
  }

  /** The first of the innermost loops that are short together; there may be none. */
  static int from(List<Nest.Level> levels, Group group) {
    int from = levels.size();
    while (from > 0 && isShort(group, extents(levels.subList(from - 1, levels.size())), 2)) {
      from--;
    }
    return from;
  }

  private static List<Extent> extents(List<Nest.Level> levels) {
    return levels.stream().map(level -> level.to().minus(level.from())).toList();
  }

  private static boolean isShort(Group group, List<Extent> extents, int least) {
    OptionalLong turns = extents.stream().reduce(Extent.ONE, Extent::times).constant();
    return turns.isPresent()
        && turns.getAsLong() >= least
        && turns.getAsLong() <= TURNS
        && turns.getAsLong() * (group.operations() + 1) <= OPERATIONS;
  }

  /** What stands for the axes of loops in each of their turns. */
  static List<List<Translation.Index>> turns(List<Nest.Level> levels) {
    List<List<Translation.Index>> turns = List.of(List.of());
    for (Nest.Level level : levels) {
      List<List<Translation.Index>> longer = new ArrayList<>();
      for (List<Translation.Index> turn : turns) {
        for (int i = number(level.from()); i < number(level.to()); i++) {
          List<Translation.Index> indices = new ArrayList<>(turn);
          indices.add(Translation.Index.constant(level.axis(), i));
          longer.add(indices);
        }
      }
      turns = longer;
    }
    return turns;
  }

  private static int number(Extent extent) {
    return Math.toIntExact(extent.constant().orElseThrow());
  }
}
