package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An array of the workspace.
 *
 * @param name of the first value it holds
 * @param size in elements
 * @param holds the names of all values it holds, one after another
 * @param users the routines that need it
 */
public record Slot(
    String name, ElementType element, Extent size, List<String> holds, Set<Entry> users) {
  public Slot {
    holds = List.copyOf(holds);
    users = Collections.unmodifiableSet(EnumSet.copyOf(users));
  }
}
