package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Kernel.Access;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Width;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the kernels of one stage of a chain as one loop over a strip. */
final class StageWriter {
  private static final Local FROM = new Local(0, ElementType.INT);
  private static final Local TO = new Local(1, ElementType.INT);
  private static final Local BACK = new Local(2, ElementType.INT);
  private static final Local INDEX = new Local(3, ElementType.INT);

  /** What a value is to a chain. */
  enum Place {
    /** It is left where it was asked for, or was there before. */
    WHOLE,
    /** Later stages want it, strip by strip: a thread has it where its own turns begin. */
    STRIP,
    /** This stage alone wants it. */
    NOWHERE
  }

  private final Map<Expr, Place> places;
  private final Map<Expr, Integer> buffers = new LinkedHashMap<>();
  private final Map<Expr, Local> computed = new HashMap<>();
  private final Map<Expr, Local> loaded = new HashMap<>();
  private final List<Expr> written = new ArrayList<>();
  private final List<Statement> before = new ArrayList<>();
  private final List<Statement> body = new ArrayList<>();
  private final Map<Integer, String> names = new HashMap<>(Map.of(0, "from", 1, "to", 2, "back"));
  private Optional<Integer> total = Optional.empty();
  private int locals = 4;

  StageWriter(Map<Expr, Place> places) {
    this.places = places;
  }

  /** Adds a kernel, given the buffers of what it reads and writes. */
  void add(Planned.Single planned, Flat flat, Assignment.Assigned at) {
    int start = locals;
    flat.names().forEach((local, name) -> names.put(start + local, name));
    new Adding(planned, flat, at).run();
  }

  /** The stage as a kernel. */
  NamedKernel finish(String name, Remark remark, Names words) {
    List<Statement> statements = new ArrayList<>();
    Expression zero = new Expression.Literal("0", ElementType.REAL);
    total.ifPresent(t -> statements.add(new Statement.Accumulator(t, Width.DOUBLE, zero)));
    statements.addAll(before);
    statements.add(new Statement.Lanes(INDEX.number(), FROM, TO, body, false));
    total.ifPresent(t -> statements.add(new Statement.Return(t)));
    List<Kernel.Array> arrays = new ArrayList<>();
    for (Expr array : buffers.keySet()) {
      Access access = written.contains(array) ? Access.WRITE : Access.READ;
      arrays.add(new Kernel.Array(array.type().element(), access));
    }
    List<String> called = buffers.keySet().stream().map(words::of).toList();
    Kernel kernel = new Kernel(arrays, Dims.of(statements), 3, statements);
    return new NamedKernel(name, remark, called, names, kernel, Optional.empty());
  }

  List<Integer> buffers() {
    return List.copyOf(buffers.values());
  }

  boolean sums() {
    return total.isPresent();
  }

  private int array(Expr array, int buffer) {
    buffers.putIfAbsent(array, buffer);
    return List.copyOf(buffers.keySet()).indexOf(array);
  }

  private Place place(Expr array) {
    return places.getOrDefault(array, Place.WHOLE);
  }

  private static Expression index(Place place) {
    return place == Place.STRIP
        ? new Expression.Apply(Function.SUBTRACT, List.of(INDEX, BACK), ElementType.INT)
        : INDEX;
  }

  /** One kernel, its locals renumbered and its arrays found. */
  private final class Adding {
    private final Planned.Single planned;
    private final Flat flat;
    private final Assignment.Assigned at;
    private final int start = locals;
    private final Map<Integer, Local> renamed = new HashMap<>();

    Adding(Planned.Single planned, Flat flat, Assignment.Assigned at) {
      this.planned = planned;
      this.flat = flat;
      this.at = at;
    }

    void run() {
      // Before others are made: those of the kernel keep their distances.
      number(flat.loop().index());
      Stream.concat(flat.before().stream(), flat.loop().body().stream()).forEach(this::reserve);
      flat.before().forEach(statement -> before.add(of(statement)));
      flat.loop().body().forEach(this::addTurn);
    }

    private void reserve(Statement statement) {
      if (statement instanceof Statement.Let let) {
        number(let.local());
      } else if (statement instanceof Statement.Fold fold) {
        number(fold.local());
      }
    }

    private void addTurn(Statement statement) {
      if (statement instanceof Statement.Store store) {
        store(of(store.value()));
      } else if (statement instanceof Statement.Let let && of(let.value()) instanceof Local known) {
        renamed.put(let.local(), known);
      } else {
        body.add(of(statement));
      }
    }

    private void store(Expression value) {
      Expr array = planned.group().value();
      Local local = new Local(locals++, ElementType.REAL);
      if (value instanceof Local known) {
        local = known;
      } else {
        body.add(new Statement.Let(local.number(), value));
      }
      computed.put(array, local);
      if (place(array) != Place.NOWHERE) {
        written.add(array);
        body.add(new Statement.Store(array(array, at.written()), index(place(array)), local));
      }
    }

    private Statement of(Statement statement) {
      List<Expression> parts = statement.parts().stream().map(this::of).toList();
      if (statement instanceof Statement.Let let) {
        return new Statement.Let(number(let.local()), parts.get(0));
      }
      Statement.Fold fold = (Statement.Fold) statement;
      total = Optional.of(number(fold.local()));
      return new Statement.Fold(number(fold.local()), fold.function(), parts.get(0));
    }

    private int number(int local) {
      locals = Math.max(locals, start + local + 1);
      return start + local;
    }

    private Expression of(Expression expression) {
      if (expression instanceof Local local) {
        boolean isIndex = local.number() == flat.loop().index();
        Local own = new Local(number(local.number()), local.element());
        return isIndex ? INDEX : renamed.getOrDefault(local.number(), own);
      }
      if (expression instanceof Expression.Read read) {
        return read(read);
      }
      return expression.withParts(expression.parts().stream().map(this::of).toList());
    }

    private Expression read(Expression.Read read) {
      Expr array = flat.reads().get(read.array());
      if (computed.containsKey(array)) {
        return computed.get(array);
      }
      boolean isTurn = read.index().equals(new Local(flat.loop().index(), ElementType.INT));
      return isTurn
          ? loaded.computeIfAbsent(array, here -> load(read, here))
          : new Expression.Read(number(array), of(read.index()), read.element());
    }

    /** Once in each turn: what is written in between is written elsewhere. */
    private Local load(Expression.Read read, Expr array) {
      Local local = new Local(locals++, read.element());
      Expression index = index(place(array));
      body.add(
          new Statement.Let(
              local.number(), new Expression.Read(number(array), index, read.element())));
      return local;
    }

    private int number(Expr array) {
      return array(array, at.reads().get(planned.operands().indexOf(array)));
    }
  }
}
