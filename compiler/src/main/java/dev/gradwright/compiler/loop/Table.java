package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.ElementType;
import java.util.List;

/** An array that never changes: its elements in decimal text, as in {@link Expression.Literal}. */
public record Table(String name, ElementType element, List<String> decimals) {
  public Table {
    decimals = List.copyOf(decimals);
  }
}
