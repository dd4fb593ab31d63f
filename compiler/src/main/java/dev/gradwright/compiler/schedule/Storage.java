package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.loop.Table;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All arrays that steps name: those of users, and those of the workspace. */
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

  /** The number of the buffer at a place; each but those of the workspace is one buffer. */
  int buffer(String name, TensorType type, Place place) {
    Integer known = place instanceof Place.Shared ? null : placed.get(place);
    if (known != null) {
      return known;
    }
    placed.put(place, buffers.size());
    buffers.add(new Buffer(name, Names.purpose(name), type, place));
    return buffers.size() - 1;
  }

  /** The buffer of a value that comes from outside, or never changes. */
  Optional<Integer> given(Expr value) {
    if (computations.of(value) instanceof Computation.Listed listed && !given.containsKey(value)) {
      give(value, new Place.Constant(tables.size()));
      tables.add(new Table(names.of(value), value.type().element(), listed.decimals()));
    }
    return Optional.ofNullable(given.get(value));
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

  Rooms rooms() {
    return rooms;
  }

  Names names() {
    return names;
  }

  Keeping keeping() {
    return keeping;
  }
}
