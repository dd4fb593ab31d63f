package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;

/**
 * An array of the workspace.
 *
 * @param name of the first value it holds
 * @param sizes in elements; the array is as long as the greatest, of which no order is known
 * @param holds the names of all values it holds, one after another
 * @param from the routine that needs it first
 */
public record Slot(
    String name, ElementType element, List<Extent> sizes, List<String> holds, Entry from) {
  public Slot {
    sizes = List.copyOf(sizes);
    holds = List.copyOf(holds);
  }
}
