package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.scalar.Action;
import dev.gradwright.compiler.scalar.Computation.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Runs the statements of a {@link Sequential}. */
final class Statements {
  /** A statement made ready. */
  private interface Run {
    void at(Cursor cursor);
  }

  private final Cells cells;
  private final Memory memory;

  private Statements(Cells cells, Memory memory) {
    this.cells = cells;
    this.memory = memory;
  }

  /** Fills the room for the result. */
  static void run(Sequential sequential, List<Integer> batch, Cells cells, Memory memory) {
    new Statements(cells, memory).run(sequential, batch);
  }

  private void run(Sequential sequential, List<Integer> batch) {
    List<Run> all = new ArrayList<>();
    for (int i = 0; i < sequential.variables().size(); i++) {
      all.add(assign(i, cells.of(sequential.variables().get(i).start())));
    }
    all.add(ready(sequential.body(), batch.size()));
    Cursor at = Cursor.withLoops(batch, depth(sequential.body()));
    int elements = at.elements();
    for (int i = 0; i < elements; i++) {
      all.forEach(run -> run.at(at));
      at.nextElement();
    }
  }

  private static int depth(List<Action> body) {
    return body.stream().mapToInt(Statements::depth).max().orElse(0);
  }

  private static int depth(Action action) {
    if (action instanceof Action.For loop) {
      return 1 + depth(loop.body());
    }
    if (action instanceof Action.While loop) {
      return depth(loop.body());
    }
    return action instanceof Action.If choice
        ? Math.max(depth(choice.then()), depth(choice.otherwise()))
        : 0;
  }

  /** In loops around, so many axes are known. */
  private Run ready(List<Action> body, int axes) {
    List<Run> all = body.stream().map(action -> ready(action, axes)).toList();
    return at -> all.forEach(run -> run.at(at));
  }

  private Run ready(Action action, int axes) {
    if (action instanceof Action.For loop) {
      return loop(loop, axes);
    }
    if (action instanceof Action.While loop) {
      Cell condition = cells.of(loop.condition());
      Run body = ready(loop.body(), axes);
      return at -> {
        while (condition.value(at) != 0) {
          body.at(at);
        }
      };
    }
    if (action instanceof Action.If choice) {
      Cell condition = cells.of(choice.condition());
      Run then = ready(choice.then(), axes);
      Run otherwise = ready(choice.otherwise(), axes);
      return at -> (condition.value(at) != 0 ? then : otherwise).at(at);
    }
    if (action instanceof Action.Assign assign) {
      return assign(assign.variable(), cells.of(assign.value()));
    }
    if (action instanceof Action.Add add) {
      return add(add.variable(), cells.of(add.value()));
    }
    Action.Store store = (Action.Store) action;
    return put(
        memory.stored(),
        cells.place(memory.stored(), store.coordinates()),
        cells.of(store.value()));
  }

  private Run loop(Action.For loop, int axis) {
    ToIntFunction<Cursor> from = cells.affine(loop.from());
    ToIntFunction<Cursor> to = cells.affine(loop.to());
    Run body = ready(loop.body(), axis + 1);
    return at -> {
      int end = to.applyAsInt(at);
      for (int i = from.applyAsInt(at); i < end; i++) {
        at.set(axis, i);
        body.at(at);
      }
    };
  }

  private Run assign(int variable, Cell value) {
    return put(memory.variables(), at -> variable, value);
  }

  private static Run put(Numbers into, ToIntFunction<Cursor> place, Cell value) {
    return at -> {
      int target = place.applyAsInt(at);
      double magnitude = value.magnitude(at);
      into.elements()[target] = value.value(at);
      into.magnitudes()[target] = magnitude;
    };
  }

  private Run add(int variable, Cell value) {
    return at -> {
      memory.variables().magnitudes()[variable] += value.magnitude(at);
      memory.variables().elements()[variable] += value.value(at);
    };
  }
}
