package dev.gradwright.benchmarks.garbage;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arrays of numbers that can be reached from an object by fields, elements and collections. */
final class Reachable {
  private static final String OWN = "dev.gradwright.";
  private static final Map<Class<?>, Integer> WIDTHS =
      Map.of(
          float[].class, Float.BYTES,
          double[].class, Double.BYTES,
          int[].class, Integer.BYTES,
          short[].class, Short.BYTES,
          boolean[].class, 1);

  /** What describes tensors, products and the parts of threads: no model counts it as its own. */
  private static final Set<String> DESCRIPTIONS = Set.of("Extents", "Line", "Turns");

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private Reachable() {}

  /** Of their elements, without what can be reached from others as well. */
  static long bytes(Object from, Iterable<?> others) throws IllegalAccessException {
    Reachable reachable = new Reachable();
    others.forEach(reachable::add);
    reachable.sum();
    reachable.add(from);
    return reachable.sum();
  }

  private long sum() throws IllegalAccessException {
    long bytes = 0;
    while (!open.isEmpty()) {
      Object next = open.pop();
      Integer width = WIDTHS.get(next.getClass());
      if (width != null) {
        bytes += (long) width * Array.getLength(next);
      } else {
        addParts(next);
      }
    }
    return bytes;
  }

  private void addParts(Object whole) throws IllegalAccessException {
    if (whole instanceof Object[] elements) {
      for (Object element : elements) {
        add(element);
      }
    } else if (whole instanceof Iterable<?> elements) {
      elements.forEach(this::add);
    } else if (whole instanceof Map<?, ?> map) {
      map.values().forEach(this::add);
    } else if (whole instanceof Optional<?> optional) {
      optional.ifPresent(this::add);
    } else if (whole.getClass().getName().startsWith(OWN)) {
      addFields(whole);
    }
  }

  private void addFields(Object whole) throws IllegalAccessException {
    for (Class<?> type = whole.getClass();
        type.getName().startsWith(OWN) && !DESCRIPTIONS.contains(type.getSimpleName());
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !field.getType().isPrimitive()
            && !isFixed(field)) {
          field.setAccessible(true);
          add(field.get(whole));
        }
      }
    }
  }

  /** Of rooms of windows: eight places, and places that their owner holds, too. */
  private static boolean isFixed(Field field) {
    return field.getType() == int[].class
        && field.getDeclaringClass().getSimpleName().endsWith("WindowRoom");
  }

  private void add(Object part) {
    if (part != null && seen.add(part)) {
      open.push(part);
    }
  }
}
