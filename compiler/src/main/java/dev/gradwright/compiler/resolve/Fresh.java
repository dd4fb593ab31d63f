package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.type.Extent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** New names for dims that only a later application of their layer solves. */
final class Fresh {
  private final Linker linker;
  private final Map<String, Extent> extents = new LinkedHashMap<>();
  private final Map<String, List<Axis>> leading = new LinkedHashMap<>();
  private final Map<String, Extent> extentsBack = new LinkedHashMap<>();
  private final Map<String, List<Axis>> leadingBack = new LinkedHashMap<>();

  Fresh(Linker linker) {
    this.linker = linker;
  }

  void rename(String dim) {
    String fresh = linker.freshName(dim);
    extents.put(dim, Extent.dim(fresh));
    extentsBack.put(fresh, Extent.dim(dim));
  }

  void renameLeading(String name) {
    String fresh = linker.freshName(name);
    leading.put(name, List.of(new Axis.Leading(fresh)));
    leadingBack.put(fresh, List.of(new Axis.Leading(name)));
  }

  /** From the layer's names to the new ones. */
  Binding renaming() {
    return new Binding(extents, leading);
  }

  /** From the new names to the layer's. */
  Binding back() {
    return new Binding(extentsBack, leadingBack);
  }
}
