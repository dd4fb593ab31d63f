package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.type.Extent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renames dims that are not known yet. */
final class Fresh {
  private Fresh() {}

  /** Binds names to the fresh ones that stand for them. */
  static Binding binding(Map<String, String> fresh, Binding names) {
    Map<String, Extent> extents = new LinkedHashMap<>();
    Map<String, List<Axis>> leading = new LinkedHashMap<>();
    fresh.forEach(
        (here, there) -> {
          if (names.leading().containsKey(there)) {
            leading.put(there, List.of(new Axis.Leading(here)));
          } else {
            extents.put(there, Extent.dim(here));
          }
        });
    return new Binding(extents, leading);
  }
}
