package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** {@code import shapes.polygon;} */
public record Import(List<Name> path, Span span) implements Node {
  public Import {
    path = List.copyOf(path);
  }

  /** The path with its dots. */
  public String text() {
    return path.stream().map(Name::text).collect(Collectors.joining("."));
  }
}
