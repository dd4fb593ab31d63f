package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  private final List<Room> rooms = new ArrayList<>();
  private final Map<ElementType, Map<Extent, Deque<Room>>> free = new LinkedHashMap<>();

  /** Makes all arrays free. */
  void release() {
    free.clear();
    rooms.forEach(this::release);
  }

  void release(Room room) {
    free.computeIfAbsent(room.element, e -> new LinkedHashMap<>())
        .computeIfAbsent(room.size, s -> new ArrayDeque<>())
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

  private Map<Extent, Deque<Room>> free(ElementType element) {
    return free.getOrDefault(element, Map.of());
  }

  /** The array that bears the name, so that the fields of a class say what they hold; else any. */
  private Optional<Room> takeFree(String name, ElementType element, Extent size) {
    Deque<Room> equal = free(element).get(size);
    if (equal == null) {
      return Optional.empty();
    }
    Room room =
        equal.stream().filter(own -> own.name.equals(name)).findFirst().orElseGet(equal::peek);
    equal.remove(room);
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
            .filter(free -> free.getValue().peek().mayGrow(user))
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
