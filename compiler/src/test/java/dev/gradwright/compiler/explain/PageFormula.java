package dev.gradwright.compiler.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The right side of a line as a tree. */
sealed interface PageFormula {

  record Number(double value) implements PageFormula {}

  /** An index variable. */
  record Variable(String name) implements PageFormula {}

  /** A value; axes without an index are those of the left side. */
  record Read(String name, List<PageFormula> indices) implements PageFormula {}

  record Apply(String function, List<PageFormula> arguments) implements PageFormula {}

  record Choice(PageFormula condition, PageFormula then, PageFormula otherwise)
      implements PageFormula {}

  /** A fold over all choices of its variables for which a condition holds. */
  record Fold(
      String kind, List<String> variables, Optional<PageFormula> condition, PageFormula body)
      implements PageFormula {}

  /** All that the formula reads. */
  default List<Read> reads() {
    List<Read> reads = new ArrayList<>();
    if (this instanceof Read read) {
      reads.add(read);
    }
    parts().forEach(part -> reads.addAll(part.reads()));
    return reads;
  }

  private List<PageFormula> parts() {
    if (this instanceof Read read) {
      return read.indices;
    } else if (this instanceof Apply apply) {
      return apply.arguments;
    } else if (this instanceof Choice choice) {
      return List.of(choice.condition, choice.then, choice.otherwise);
    } else if (this instanceof Fold fold) {
      List<PageFormula> parts = new ArrayList<>(fold.condition.stream().toList());
      parts.add(fold.body);
      return parts;
    }
    return List.of();
  }

  /** The extent of an axis that is read at exactly this variable. */
  default Optional<Integer> extentOf(String variable, Map<String, PageValue> values) {
    for (Read read : reads()) {
      PageValue value = values.get(read.name);
      for (int axis = 0;
          value != null && axis < Math.min(value.rank(), read.indices.size());
          axis++) {
        if (read.indices.get(axis).equals(new Variable(variable))) {
          return Optional.of(value.extents().get(axis));
        }
      }
    }
    return Optional.empty();
  }
}
