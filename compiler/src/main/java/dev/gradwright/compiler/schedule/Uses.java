package dev.gradwright.compiler.schedule;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who wants a value, and whether it must lie in an array for that. */
final class Uses {
  private final Map<Group, Set<Site>> sites = new LinkedHashMap<>();
  private boolean arrayed;

  void add(Group group, Site site) {
    sites.computeIfAbsent(group, g -> new LinkedHashSet<>()).add(site);
  }

  void requireArray() {
    arrayed = true;
  }

  boolean needsArray() {
    return arrayed;
  }

  Map<Group, Set<Site>> sites() {
    return sites;
  }
}
