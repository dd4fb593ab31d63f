package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.type.Extent;
import java.util.List;

/** What an index runs over. */
public sealed interface IndexRange {

  /** The axes that an index-notation let has for this index. */
  List<Axis> axes();

  /** {@code from <= i < to} */
  record Single(Extent from, Extent to) implements IndexRange {
    @Override
    public List<Axis> axes() {
      return List.of(new Axis.Single(to.minus(from)));
    }
  }

  /** All positions of these axes. */
  record Leading(List<Axis> axes) implements IndexRange {
    public Leading {
      axes = List.copyOf(axes);
    }
  }
}
