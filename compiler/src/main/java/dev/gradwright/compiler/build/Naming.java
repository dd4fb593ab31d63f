package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the values being made are called: by the let around them; inside a layer with the layer's
 * path in front, inside a fn with the caller's name.
 */
final class Naming {
  private String base = "";
  private String current = "";

  /** Makes the value of a name. */
  <T> T let(String name, Supplier<T> making) {
    return with(base, base.isEmpty() ? name : base + "." + name, making);
  }

  /** Inlines a fn. */
  <T> T call(Supplier<T> making) {
    return with(base.isEmpty() ? current : base, current, making);
  }

  /** Inlines the layer at a path. */
  <T> T layer(List<String> path, Supplier<T> making) {
    String name = MemberPath.of(path);
    return with(name, name, making);
  }

  private <T> T with(String newBase, String newCurrent, Supplier<T> making) {
    String outerBase = base;
    String outer = current;
    base = newBase;
    current = newCurrent;
    try {
      return making.get();
    } finally {
      base = outerBase;
      current = outer;
    }
  }

  /** The name of what is being made. */
  Optional<String> whole() {
    return current.isEmpty() ? Optional.empty() : Optional.of(current);
  }

  /** A name for a value on the way to it. */
  Optional<String> part() {
    return whole().map(name -> name + ".part");
  }

  /** Where what is being made comes from. */
  Origin origin(Span span) {
    return new Origin(span, whole(), Origin.Role.VALUE);
  }

  /** Where one of several values that come out together comes from. */
  Origin origin(String name, Span span) {
    return let(name, () -> origin(span));
  }
}
