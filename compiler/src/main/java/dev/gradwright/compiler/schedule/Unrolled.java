package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Literal;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Kernel.Access;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Kernels one after another, every loop written out turn by turn. An element that is written at a
 * place known now is a local for what reads it later; a passed array consists of such locals alone.
 */
final class Unrolled {
  /** In place of a store that another undoes before anything is read. */
  private static final Statement NOTHING = new Statement.Note(Remark.NONE);

  private final Program program;
  private final Set<Integer> passed;
  private final List<Integer> indices;
  private final List<Integer> buffers = new ArrayList<>();
  private final List<Kernel.Array> arrays = new ArrayList<>();
  private final Set<String> dims = new LinkedHashSet<>();
  private final List<Statement> body = new ArrayList<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Element, Expression> elements = new HashMap<>();
  private final Map<Expression, Local> positions = new HashMap<>();
  private final Map<Stored, Integer> unread = new HashMap<>();
  private final Set<Integer> unknown = new HashSet<>();
  private final Guards guards = new Guards();
  private Remark remark = Remark.NONE;
  private int locals;

  /** An element of a buffer. */
  private record Element(int buffer, int index) {}

  /** The same in an array, which may hold several buffers one after another. */
  private record Stored(Place array, int index) {}

  /**
   * An empty one.
   *
   * @param passed buffers that nothing but the run touches
   */
  Unrolled(Program program, List<Step.Launch> run, Set<Integer> passed) {
    this.program = program;
    this.passed = passed;
    this.indices = run.stream().flatMap(launch -> launch.indices().stream()).distinct().toList();
    this.locals = indices.size();
    for (int i = 0; i < indices.size(); i++) {
      names.put(i, "turn");
    }
  }

  void add(NamedKernel kernel, Step.Launch launch) {
    if (body.isEmpty() || !launch.remark().equals(remark)) {
      body.add(new Statement.Note(launch.remark()));
    }
    remark = launch.remark();
    dims.addAll(kernel.kernel().dims());
    new Turn(kernel, launch).add(kernel.kernel().body());
  }

  /** Passed buffers that are read where nothing was written, or at places that data say. */
  Set<Integer> unknown() {
    return unknown;
  }

  /** At most as long the method is. */
  int bytes() {
    return Bytecode.of(arrays.size() + indices.size() + dims.size(), body);
  }

  NamedKernel kernel(String name) {
    List<String> arrayNames =
        buffers.stream().map(buffer -> program.buffers().get(buffer).name()).toList();
    List<Statement> statements = body.stream().filter(s -> s != NOTHING).toList();
    Kernel kernel = new Kernel(arrays, List.copyOf(dims), indices.size(), statements);
    return new NamedKernel(name, Remark.NONE, arrayNames, names, kernel, Optional.empty());
  }

  Step.Launch launch(int kernel) {
    return new Step.Launch(kernel, buffers, indices, remark);
  }

  private int array(int buffer, Kernel.Array like) {
    int known = buffers.indexOf(buffer);
    if (known < 0) {
      buffers.add(buffer);
      arrays.add(like);
      return buffers.size() - 1;
    }
    if (like.access() == Access.WRITE) {
      arrays.set(known, like);
    }
    return known;
  }

  /** The statements of one kernel, whose locals and arrays get numbers of this. */
  private final class Turn {
    private final NamedKernel kernel;
    private final Step.Launch launch;
    private final Map<Integer, Expression> known = new HashMap<>();
    private final Map<Integer, Integer> accumulators = new HashMap<>();

    Turn(NamedKernel kernel, Step.Launch launch) {
      this.kernel = kernel;
      this.launch = launch;
      for (int i = 0; i < launch.indices().size(); i++) {
        int index = indices.indexOf(launch.indices().get(i));
        known.put(i, new Local(index, ElementType.INT));
        named(i).ifPresent(name -> names.put(index, name));
      }
    }

    private Optional<String> named(int local) {
      return Optional.ofNullable(kernel.locals().get(local));
    }

    void add(List<Statement> statements) {
      statements.forEach(this::add);
    }

    private void add(Statement statement) {
      if (statement instanceof Statement.For loop) {
        for (int i = number(loop.from()); i < number(loop.to()); i += loop.step()) {
          known.put(loop.index(), Numbers.of(i));
          add(loop.body());
        }
      } else if (statement instanceof Statement.Let let) {
        known.put(let.local(), local(let.value(), named(let.local())));
      } else if (statement instanceof Statement.Accumulator accumulator) {
        int local = locals++;
        named(accumulator.local()).ifPresent(name -> names.put(local, name));
        accumulators.put(accumulator.local(), local);
        body.add(new Statement.Accumulator(local, accumulator.width(), here(accumulator.start())));
      } else if (statement instanceof Statement.Fold fold) {
        int local = accumulators.get(fold.local());
        body.add(new Statement.Fold(local, fold.function(), here(fold.value())));
      } else if (statement instanceof Statement.Assign assign) {
        body.add(new Statement.Assign(accumulators.get(assign.local()), here(assign.value())));
      } else {
        store((Statement.Store) statement);
      }
    }

    /** A value as it stands if it is short, else a local that has it. */
    private Expression local(Expression value, Optional<String> name) {
      if (value.element() == ElementType.BOOL && truth(value).isPresent()) {
        return Numbers.of(truth(value).get());
      }
      Expression here = here(value);
      if (here instanceof Literal
          || here instanceof Local l && !accumulators.containsValue(l.number())) {
        return here;
      }
      boolean isIndex = here.element() == ElementType.INT && isSettled(here);
      if (isIndex && positions.containsKey(here)) {
        return positions.get(here);
      }
      int local = locals++;
      name.ifPresent(n -> names.put(local, n));
      body.add(new Statement.Let(local, here));
      guards.let(local, here);
      if (isIndex) {
        positions.put(here, new Local(local, ElementType.INT));
      }
      return new Local(local, here.element());
    }

    private void store(Statement.Store store) {
      int buffer = launch.buffers().get(store.array());
      Expression index = here(store.index());
      OptionalInt place = Numbers.number(index);
      if (place.isEmpty()) {
        touch(buffer);
        elements.keySet().removeIf(element -> element.buffer() == buffer);
        body.add(new Statement.Store(array(store.array()), index, here(store.value())));
        return;
      }
      Expression value = local(store.value(), Optional.of(name(buffer, place.getAsInt())));
      elements.put(new Element(buffer, place.getAsInt()), value);
      if (!passed.contains(buffer)) {
        Integer before = unread.put(new Stored(place(buffer), place.getAsInt()), body.size());
        if (before != null) {
          body.set(before, NOTHING);
        }
        body.add(new Statement.Store(array(store.array()), index, value));
      }
    }

    /** From here on, what lies in a buffer counts, and not only what was written to it here. */
    private void touch(int buffer) {
      unknown.add(buffer);
      unread.keySet().removeIf(stored -> stored.array().equals(place(buffer)));
    }

    private int array(int number) {
      return Unrolled.this.array(
          launch.buffers().get(number), kernel.kernel().arrays().get(number));
    }

    private Place place(int buffer) {
      return program.buffers().get(buffer).place();
    }

    private String name(int buffer, int place) {
      Buffer array = program.buffers().get(buffer);
      return array.type().rank() == 0 ? array.name() : array.name() + place;
    }

    private int number(Expression bound) {
      return Numbers.number(here(bound)).orElseThrow();
    }

    /** The same in the numbers of this. */
    private Expression here(Expression expression) {
      if (expression instanceof Local local) {
        return accumulators.containsKey(local.number())
            ? new Local(accumulators.get(local.number()), local.element())
            : known.get(local.number());
      }
      Optional<Expression> chosen = chosen(expression);
      if (chosen.isPresent()) {
        return here(chosen.get());
      }
      List<Expression> parts = expression.parts().stream().map(this::here).toList();
      if (!(expression instanceof Expression.Read read)) {
        return guards.branched(Numbers.simplified(expression.withParts(parts)));
      }
      int buffer = launch.buffers().get(read.array());
      OptionalInt place = Numbers.number(parts.get(0));
      if (place.isPresent() && elements.containsKey(new Element(buffer, place.getAsInt()))) {
        return elements.get(new Element(buffer, place.getAsInt()));
      }
      touch(buffer);
      return new Expression.Read(array(read.array()), parts.get(0), read.element());
    }

    /** The one of two values that is meant, if the condition is known. */
    private Optional<Expression> chosen(Expression expression) {
      if (expression instanceof Expression.Choose choose) {
        return truth(choose.condition()).map(yes -> yes ? choose.then() : choose.otherwise());
      }
      return expression instanceof Expression.Select select
          ? truth(select.condition()).map(yes -> yes ? select.then() : select.otherwise())
          : Optional.empty();
    }

    private Optional<Boolean> truth(Expression condition) {
      return mentionsData(condition) ? Optional.empty() : Numbers.truth(here(condition));
    }

    /** Whether it stays what it is: neither elements nor accumulators do. */
    private boolean isSettled(Expression here) {
      return !(here instanceof Expression.Read)
          && !(here instanceof Local local && accumulators.containsValue(local.number()))
          && here.parts().stream().allMatch(this::isSettled);
    }

    private static boolean mentionsData(Expression expression) {
      return expression instanceof Expression.Read
          || expression.parts().stream().anyMatch(Turn::mentionsData);
    }
  }
}
