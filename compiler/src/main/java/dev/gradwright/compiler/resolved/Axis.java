package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.type.Extent;

/** One entry of a type's extents. */
public sealed interface Axis {

  /** One axis. */
  record Single(Extent extent) implements Axis {
    @Override
    public String toString() {
      return extent.toString();
    }
  }

  /** {@code ..S}: any number of axes, as many as the name is bound to. */
  record Leading(String name) implements Axis {
    @Override
    public String toString() {
      return ".." + name;
    }
  }
}
