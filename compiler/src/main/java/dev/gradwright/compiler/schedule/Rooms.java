package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The arrays of the workspace while they are shared out. A value gets a free array of its size, or
 * one that is longer whatever the dims, or one that is shorter whatever the dims and grows, or a
 * new one; so the workspace's size is a sum of extents.
 */
final class Rooms {

  /** One array. */
  static final class Room {
    private final int number;
    private final String name;
    private final ElementType element;
    private final Set<Entry> users = EnumSet.noneOf(Entry.class);
    private final List<String> holds = new ArrayList<>();
    private Extent size;

    private Room(int number, String name, ElementType element, Extent size) {
      this.number = number;
      this.name = name;
      this.element = element;
      this.size = size;
    }

    int number() {
      return number;
    }

    void hold(String value, Entry user) {
      holds.add(value);
      users.add(user);
    }

    private boolean mayGrow(Entry user) {
      return users.contains(Entry.PREDICT) == (user == Entry.PREDICT);
    }
  }

  /** Free arrays of one size. */
  private static final class Pile {
    private final NavigableMap<Integer, Room> all = new TreeMap<>();
    private final Map<String, NavigableMap<Integer, Room>> byName = new HashMap<>();
    private int pushed;

    void push(Room room) {
      all.put(pushed, room);
      byName.computeIfAbsent(room.name, n -> new TreeMap<>()).put(pushed, room);
      pushed++;
    }

    /**
     * The array that bears the name, so that the fields of a class say what they hold; else any.
     */
    Room take(String name) {
      int place = byName.getOrDefault(name, all).lastKey();
      Room room = all.remove(place);
      NavigableMap<Integer, Room> alike = byName.get(room.name);
      alike.remove(place);
      if (alike.isEmpty()) {
        byName.remove(room.name);
      }
      return room;
    }

    Room top() {
      return all.lastEntry().getValue();
    }

    boolean isEmpty() {
      return all.isEmpty();
    }
  }

  private final List<Room> rooms = new ArrayList<>();
  private final Map<ElementType, Map<Extent, Pile>> free = new LinkedHashMap<>();

  /** Makes all arrays free. */
  void release() {
    free.clear();
    rooms.forEach(this::release);
  }

  void release(Room room) {
    free.computeIfAbsent(room.element, e -> new LinkedHashMap<>())
        .computeIfAbsent(room.size, s -> new Pile())
        .push(room);
  }

  Room take(String name, ElementType element, Extent size, Entry user) {
    Room room =
        takeFree(name, element, size)
            .or(() -> takeLonger(name, element, size))
            .or(() -> grow(name, element, size, user))
            .orElseGet(() -> add(name, element, size));
    room.hold(name, user);
    return room;
  }

  private Map<Extent, Pile> free(ElementType element) {
    return free.getOrDefault(element, Map.of());
  }

  private Optional<Room> takeFree(String name, ElementType element, Extent size) {
    Pile equal = free(element).get(size);
    if (equal == null) {
      return Optional.empty();
    }
    Room room = equal.take(name);
    if (equal.isEmpty()) {
      free(element).remove(size);
    }
    return Optional.of(room);
  }

  private Optional<Room> takeLonger(String name, ElementType element, Extent size) {
    return free(element).keySet().stream()
        .filter(free -> free.minus(size).isNeverNegative())
        .findFirst()
        .flatMap(longer -> takeFree(name, element, longer));
  }

  private Optional<Room> grow(String name, ElementType element, Extent size, Entry user) {
    Optional<Room> shorter =
        free(element).entrySet().stream()
            .filter(free -> size.minus(free.getKey()).isNeverNegative())
            .filter(free -> free.getValue().top().mayGrow(user))
            .findFirst()
            .flatMap(free -> takeFree(name, element, free.getKey()));
    shorter.ifPresent(room -> room.size = size);
    return shorter;
  }

  private Room add(String name, ElementType element, Extent size) {
    Room room = new Room(rooms.size(), name, element, size);
    rooms.add(room);
    return room;
  }

  List<Slot> slots() {
    return rooms.stream()
        .map(room -> new Slot(room.name, room.element, room.size, room.holds, room.users))
        .toList();
  }
}
