package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.schedule.Root.Target;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every value of one timeline an array: its root's, or one of the workspace for as long as
 * somebody still reads it. A value whose last reader reads each element right before writing the
 * same one hands its array on to that reader.
 */
final class Assignment {

  /** The buffers of a group: those read, and the one written. */
  record Assigned(List<Integer> reads, int written) {}

  private final Storage storage;
  private final Timeline timeline;
  private final Fusion fusion;
  private final LastUses lastUses;
  private final Map<Expr, Target.Outside> destinations;
  private final Map<Expr, Expr> replacing = new HashMap<>();
  private final Map<Expr, Integer> held = new HashMap<>();
  private final Map<Expr, Rooms.Room> roomed = new HashMap<>();
  private final Map<Group, Assigned> assigned = new IdentityHashMap<>();

  private Assignment(Storage storage, Timeline timeline, Fusion fusion, List<Planned> plan) {
    this.storage = storage;
    this.timeline = timeline;
    this.fusion = fusion;
    this.lastUses = LastUses.of(plan, timeline, storage.keeping());
    this.destinations = Destinations.of(plan, lastUses);
  }

  /** The buffers of all groups but those whose work is done when their turn comes. */
  static Map<Group, Assigned> of(
      Storage storage, Timeline timeline, Fusion fusion, List<Planned> plan) {
    Assignment assignment = new Assignment(storage, timeline, fusion, plan);
    storage.rooms().release();
    assignment.assignAll(plan);
    return assignment.assigned;
  }

  private void assignAll(List<Planned> plan) {
    for (Planned planned : plan) {
      if (planned instanceof Planned.Repeated repeated) {
        repeated.loop().stacks().forEach(stack -> take(stack, entry(repeated)));
        replacing.putAll(Replacing.of(repeated.inside()));
        assignAll(repeated.inside());
      } else {
        assign((Planned.Single) planned);
      }
      release(planned);
    }
  }

  private Entry entry(Planned.Repeated repeated) {
    return timeline.entry(repeated.loop().turn());
  }

  private void take(Expr array, Entry entry) {
    Optional<Target.Outside> outside =
        fusion.root(array).map(root -> (Target.Outside) root.target());
    held.put(array, outside.map(o -> place(array, o)).orElseGet(() -> room(array, entry)));
  }

  private int place(Expr value, Target.Outside outside) {
    return storage.buffer(outside.name(), value.type(), outside.place());
  }

  private int room(Expr array, Entry entry) {
    String name = storage.names().of(array);
    Rooms.Room room =
        storage.rooms().take(name, array.type().element(), array.shape().size(), entry);
    roomed.put(array, room);
    return storage.buffer(name, array.type(), new Place.Shared(room.number()));
  }

  private void assign(Planned.Single planned) {
    Group group = planned.group();
    if (planned.isNext() && replacing.get(group.value()) == group.written().array()) {
      return;
    }
    List<Integer> reads = planned.operands().stream().map(this::bufferOf).toList();
    int written = write(planned);
    held.putIfAbsent(group.written().array(), written);
    assigned.put(group, new Assigned(reads, written));
  }

  private void release(Planned planned) {
    for (Expr read : planned.reads()) {
      Rooms.Room room = roomed.get(read);
      if (room != null && lastUses.endsWith(read, planned)) {
        roomed.remove(read);
        storage.rooms().release(room);
      }
    }
  }

  private int bufferOf(Expr array) {
    return storage.given(array).orElseGet(() -> held.get(array));
  }

  private int write(Planned.Single planned) {
    Group group = planned.group();
    Expr array = group.written().array();
    Optional<Target.Outside> outside = Destinations.of(group, destinations);
    if (outside.isPresent()) {
      return place(group.value(), outside.get());
    }
    if (held.containsKey(array)) {
      return held.get(array);
    }
    if (replacing.containsKey(array)) {
      return held.get(replacing.get(array));
    }
    return handedOn(planned).orElseGet(() -> room(array, group.entry()));
  }

  private Optional<Integer> handedOn(Planned.Single planned) {
    Group group = planned.group();
    for (Expr read : planned.replaceable()) {
      boolean fits =
          roomed.containsKey(read)
              && lastUses.endsWith(read, planned)
              && Destinations.isAsLarge(read, group);
      if (fits && group.written().array() == group.value()) {
        Rooms.Room room = roomed.remove(read);
        String name = storage.names().of(group.value());
        room.hold(name, group.entry());
        roomed.put(group.value(), room);
        return Optional.of(storage.buffer(name, group.type(), new Place.Shared(room.number())));
      }
    }
    return Optional.empty();
  }
}
