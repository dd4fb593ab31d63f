package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.loop.Table;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every value with an array a place: its root's, or an array of the workspace for as long as
 * somebody still reads it. A value whose last reader reads each element right before writing the
 * same one hands its array on to that reader.
 */
final class Storage {
  private final Names names;
  private final Computations computations;
  private final List<Buffer> buffers = new ArrayList<>();
  private final Map<Place, Integer> placed = new HashMap<>();
  private final Map<Expr, Integer> given = new HashMap<>();
  private final List<Table> tables = new ArrayList<>();
  private final Rooms rooms = new Rooms();
  private final Keeping keeping;

  /** What becomes of values that the way back has read. */
  enum Keeping {
    /** Their arrays are used again: the way back is gone once. */
    UNTIL_READ,
    /** They stay: the way back may be gone again, with other seeds. */
    TO_THE_END
  }

  Storage(Graph graph, Names names, Computations computations) {
    this.names = names;
    this.computations = computations;
    this.keeping = graph.loss().isPresent() ? Keeping.UNTIL_READ : Keeping.TO_THE_END;
    for (int i = 0; i < graph.inputs().size(); i++) {
      give(graph.inputs().get(i).value(), new Place.Input(i));
    }
    for (int i = 0; i < graph.seeds().size(); i++) {
      give(graph.seeds().get(i).value(), new Place.Seed(i));
    }
    for (int i = 0; i < graph.parameters().size(); i++) {
      give(graph.parameters().get(i).value(), new Place.Parameter(i));
    }
    for (int i = 0; i < graph.states().size(); i++) {
      give(graph.states().get(i).value(), new Place.State(i));
    }
    graph.draws().ifPresent(words -> give(words, new Place.Draws()));
  }

  private void give(Expr value, Place place) {
    given.put(value, buffer(names.of(value), value.type(), place));
  }

  private int buffer(String name, TensorType type, Place place) {
    Integer known = place instanceof Place.Shared ? null : placed.get(place);
    if (known != null) {
      return known;
    }
    placed.put(place, buffers.size());
    buffers.add(new Buffer(name, type, place));
    return buffers.size() - 1;
  }

  List<Buffer> buffers() {
    return buffers;
  }

  List<Table> tables() {
    return tables;
  }

  List<Slot> slots() {
    return rooms.slots();
  }

  /** The buffers of one timeline: those read, and the one written, for each of its groups. */
  record Assigned(List<Integer> reads, int written) {}

  List<Assigned> assign(List<Planned> plan) {
    return new Assignment(plan).run();
  }

  private final class Assignment {
    private final List<Planned> plan;
    private final Map<Expr, Integer> lastUse = new HashMap<>();
    private final Map<Expr, Root> destinations = new HashMap<>();
    private final Map<Expr, Integer> held = new HashMap<>();
    private final Map<Expr, Rooms.Room> roomed = new HashMap<>();

    Assignment(List<Planned> plan) {
      this.plan = plan;
    }

    List<Assigned> run() {
      findLastUses();
      findDestinations();
      rooms.release();
      List<Assigned> assigned = new ArrayList<>();
      for (int turn = 0; turn < plan.size(); turn++) {
        assigned.add(assign(plan.get(turn), turn));
      }
      return assigned;
    }

    private void findLastUses() {
      Map<Expr, Entry> made = new HashMap<>();
      for (int turn = 0; turn < plan.size(); turn++) {
        Planned planned = plan.get(turn);
        Entry entry = planned.group().entry();
        made.putIfAbsent(planned.group().value(), entry);
        for (Expr read : planned.reads()) {
          boolean stays =
              keeping == Keeping.TO_THE_END
                  && entry == Entry.BACKWARD
                  && made.get(read) != Entry.BACKWARD;
          lastUse.put(read, stays ? Integer.MAX_VALUE : turn);
        }
      }
    }

    /**
     * A value that a root's group, or one on the way to it, may replace element by element is
     * computed in the root's array from the start.
     */
    private void findDestinations() {
      Map<Expr, Group> makers = new HashMap<>();
      plan.forEach(planned -> makers.putIfAbsent(planned.group().value(), planned.group()));
      for (int turn = plan.size() - 1; turn >= 0; turn--) {
        Planned planned = plan.get(turn);
        Group group = planned.group();
        Optional<Root> root =
            group.root().or(() -> Optional.ofNullable(destinations.get(group.value())));
        int now = turn;
        root.flatMap(
                r ->
                    planned.replaceable().stream()
                        .filter(read -> isOnlyOnTheWay(read, group, makers.get(read), now))
                        .findFirst())
            .ifPresent(read -> destinations.putIfAbsent(read, root.get()));
      }
    }

    private boolean isOnlyOnTheWay(Expr read, Group group, Group maker, int turn) {
      return maker != null
          && maker.root().isEmpty()
          && maker.entry() == group.entry()
          && lastUse.get(read) == turn
          && isAsLarge(read, group);
    }

    private static boolean isAsLarge(Expr read, Group group) {
      return read.type().element() == group.type().element()
          && read.shape().size().equals(group.type().shape().size());
    }

    private Assigned assign(Planned planned, int turn) {
      List<Integer> reads = planned.reads().stream().map(this::bufferOf).toList();
      int written = write(planned, turn);
      for (Expr read : planned.reads()) {
        Rooms.Room room = roomed.get(read);
        if (room != null && lastUse.get(read) == turn) {
          roomed.remove(read);
          rooms.release(room);
        }
      }
      return new Assigned(reads, written);
    }

    private int bufferOf(Expr value) {
      if (computations.of(value) instanceof Computation.Listed listed
          && !given.containsKey(value)) {
        give(value, new Place.Constant(tables.size()));
        tables.add(new Table(names.of(value), value.type().element(), listed.decimals()));
      }
      Integer known = given.get(value);
      return known != null ? known : held.get(value);
    }

    private int write(Planned planned, int turn) {
      Group group = planned.group();
      TensorType type = group.type();
      if (group.range().isPresent() && held.containsKey(group.value())) {
        return held.get(group.value());
      }
      Optional<Root> root =
          group.root().or(() -> Optional.ofNullable(destinations.get(group.value())));
      if (root.isPresent()) {
        int buffer = buffer(root.get().name(), root.get().value().type(), root.get().place());
        // A copy leaves the value where it was.
        held.putIfAbsent(group.value(), buffer);
        return buffer;
      }
      String name = names.of(group.value());
      Rooms.Room room =
          handedOn(planned, turn)
              .orElseGet(
                  () -> rooms.take(name, type.element(), type.shape().size(), group.entry()));
      int buffer = buffer(name, type, new Place.Shared(room.number()));
      held.put(group.value(), buffer);
      roomed.put(group.value(), room);
      return buffer;
    }

    private Optional<Rooms.Room> handedOn(Planned planned, int turn) {
      for (Expr read : planned.replaceable()) {
        boolean fits =
            roomed.containsKey(read)
                && lastUse.get(read) == turn
                && isAsLarge(read, planned.group());
        if (fits) {
          Rooms.Room room = roomed.remove(read);
          room.hold(names.of(planned.group().value()), planned.group().entry());
          return Optional.of(room);
        }
      }
      return Optional.empty();
    }
  }
}
