package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.scalar.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One statement of a kernel. Locals are numbers, each declared once. */
public sealed interface Statement {
  /** So many partial sums of floats, whatever the width of vectors. */
  int PARTS_F32 = 16;

  /** So many partial sums of doubles. */
  int PARTS_F64 = 8;

  /** The expressions in this statement, without those of statements inside it. */
  default List<Expression> parts() {
    return List.of();
  }

  /** What it reads itself, each as often as it stands there; not what is inside. */
  default List<Expression.Read> reads() {
    List<Expression.Read> reads = new ArrayList<>();
    parts().forEach(part -> collect(part, reads));
    return reads;
  }

  private static void collect(Expression expression, List<Expression.Read> reads) {
    if (expression instanceof Expression.Read read) {
      reads.add(read);
    }
    expression.parts().forEach(part -> collect(part, reads));
  }

  /** The statements inside this one. */
  default List<Statement> inside() {
    return List.of();
  }

  /** The same with other expressions, as many as there are. */
  default Statement withParts(List<Expression> parts) {
    return this;
  }

  /** {@code for (index = from; index < to; index += step) body}. */
  record For(int index, Expression from, Expression to, int step, List<Statement> body)
      implements Statement {
    public For {
      body = List.copyOf(body);
    }

    @Override
    public List<Expression> parts() {
      return List.of(from, to);
    }

    @Override
    public List<Statement> inside() {
      return body;
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new For(index, parts.get(0), parts.get(1), step, body);
    }
  }

  /**
   * {@code for (index = from; index < to; index++) body}, whose turns may run several at a time:
   * lets are indices that move by one, reals or truths about reals; what else is mentioned does not
   * change.
   *
   * <p>The body either stores, or folds into one accumulator. Sums are those of {@link #PARTS_F32}
   * or {@link #PARTS_F64} partial sums that take turns, added up pairwise from both halves; turns
   * that do not fill all parts are added at the end, one after another.
   *
   * @param whole whether turns that do not fill a vector are computed by one that reaches back over
   *     turns before them, and leaves these as they are; else, and where there are fewer turns than
   *     lanes, each by itself
   */
  record Lanes(int index, Expression from, Expression to, List<Statement> body, boolean whole)
      implements Statement {
    public Lanes {
      body = List.copyOf(body);
    }

    /** The accumulator, if it folds into one. */
    public Optional<Integer> folded() {
      return body.get(body.size() - 1) instanceof Fold fold
          ? Optional.of(fold.local())
          : Optional.empty();
    }

    @Override
    public List<Expression> parts() {
      return List.of(from, to);
    }

    @Override
    public List<Statement> inside() {
      return body;
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new Lanes(index, parts.get(0), parts.get(1), body, whole);
    }
  }

  /**
   * As {@link Lanes}, of a loop from 0 on that stores, and may be shorter than a vector. What a
   * turn touches lies one or two elements behind what the turn before touched. Turns beyond the
   * last are computed in vain: they read what lies there and leave it as it is.
   *
   * @param reaches what must lie inside its array with these turns, else none are side by side
   * @param pairs what does the same with neighbours side by side, two lanes to a turn: it stores
   *     the first, and what it reads with stride 1 is the same for both; empty if it is unknown
   */
  record ShortLanes(
      int index, Expression to, List<Reach> reaches, List<Statement> body, List<Statement> pairs)
      implements Statement {
    public ShortLanes {
      reaches = List.copyOf(reaches);
      body = List.copyOf(body);
      pairs = List.copyOf(pairs);
    }

    @Override
    public List<Expression> parts() {
      return Stream.concat(Stream.of(to), reaches.stream().flatMap(r -> r.parts().stream()))
          .toList();
    }

    @Override
    public List<Statement> inside() {
      return body;
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      List<Reach> moved = new ArrayList<>();
      int at = 1;
      for (Reach reach : reaches) {
        int end = at + reach.parts().size();
        moved.add(reach.withParts(parts.subList(at, end)));
        at = end;
      }
      return new ShortLanes(index, parts.get(0), moved, body, pairs);
    }
  }

  /**
   * What turns touch.
   *
   * @param first the place of the first turn
   * @param stride from turn to turn
   * @param end what other threads may write from there on; else the array's end
   */
  record Reach(int array, Expression first, int stride, Optional<Expression> end) {
    List<Expression> parts() {
      return Stream.concat(Stream.of(first), end.stream()).toList();
    }

    Reach withParts(List<Expression> parts) {
      return new Reach(array, parts.get(0), stride, end.map(e -> parts.get(1)));
    }
  }

  /**
   * A loop whose last statement stores a function of one value, or of one and of what it reads,
   * computed strip by strip: first what the function is of, where the function is to be, then the
   * function of all that.
   */
  record Staged(For loop) implements Statement {
    @Override
    public List<Statement> inside() {
      return List.of(loop);
    }
  }

  /**
   * A loop whose last statement stores powers side by side, computed strip by strip: first
   * exponents, which need nothing of what the loop computes before; then bases, where powers are to
   * be; then powers.
   */
  record Raised(For loop) implements Statement {
    @Override
    public List<Statement> inside() {
      return List.of(loop);
    }
  }

  /**
   * A loop that stores random numbers of neighbouring places, computed together.
   *
   * @param first where the first is stored
   * @param count how many there are
   * @param place that the first is drawn for
   */
  record Filled(For loop, Expression first, Expression count, Expression place)
      implements Statement {
    @Override
    public List<Expression> parts() {
      return List.of(first, count, place);
    }

    @Override
    public List<Statement> inside() {
      return List.of(loop);
    }
  }

  /** {@code array[index] = values[0]; array[index + 1] = values[1]; ..}. */
  record StoreRow(int array, Expression index, List<Expression> values) implements Statement {
    public StoreRow {
      values = List.copyOf(values);
    }

    @Override
    public List<Expression> parts() {
      return Stream.concat(Stream.of(index), values.stream()).toList();
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new StoreRow(array, parts.get(0), parts.subList(1, parts.size()));
    }
  }

  /** Says what the statements from here on are for. */
  record Note(Remark remark) implements Statement {}

  /** Ends a kernel with the value of an accumulator. */
  record Return(int local) implements Statement {}

  record While(Expression condition, List<Statement> body) implements Statement {
    public While {
      body = List.copyOf(body);
    }

    @Override
    public List<Expression> parts() {
      return List.of(condition);
    }

    @Override
    public List<Statement> inside() {
      return body;
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new While(parts.get(0), body);
    }
  }

  record If(Expression condition, List<Statement> then, List<Statement> otherwise)
      implements Statement {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public List<Expression> parts() {
      return List.of(condition);
    }

    @Override
    public List<Statement> inside() {
      return Stream.concat(then.stream(), otherwise.stream()).toList();
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new If(parts.get(0), then, otherwise);
    }
  }

  /** A value that does not change. */
  record Let(int local, Expression value) implements Statement {
    @Override
    public List<Expression> parts() {
      return List.of(value);
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new Let(local, parts.get(0));
    }
  }

  /** A value that {@link Fold} and {@link Assign} change. */
  record Accumulator(int local, Width width, Expression start) implements Statement {
    @Override
    public List<Expression> parts() {
      return List.of(start);
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new Accumulator(local, width, parts.get(0));
    }
  }

  /** {@code local = value} for an accumulator. */
  record Assign(int local, Expression value) implements Statement {
    @Override
    public List<Expression> parts() {
      return List.of(value);
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new Assign(local, parts.get(0));
    }
  }

  /** {@code local = function(local, value)}. */
  record Fold(int local, Function function, Expression value) implements Statement {
    @Override
    public List<Expression> parts() {
      return List.of(value);
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new Fold(local, function, parts.get(0));
    }
  }

  /** {@code local = function(local, other)} of two accumulators of the same width. */
  record Combine(int local, Function function, int other) implements Statement {}

  /**
   * {@code if (value is better than best) { best = value; place = at; }}: keeps the first of the
   * largest (ARGMAX) or smallest (ARGMIN).
   */
  record Improve(
      int best, int place, dev.gradwright.compiler.scalar.Fold of, Expression value, Expression at)
      implements Statement {
    @Override
    public List<Expression> parts() {
      return List.of(value, at);
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new Improve(best, place, of, parts.get(0), parts.get(1));
    }
  }

  /** {@code array[index] = value}. */
  record Store(int array, Expression index, Expression value) implements Statement {
    @Override
    public List<Expression> parts() {
      return List.of(index, value);
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new Store(array, parts.get(0), parts.get(1));
    }
  }

  /** {@code array[index] = function(array[index], value)}. */
  record Update(int array, Expression index, Function function, Expression value)
      implements Statement {
    @Override
    public List<Expression> parts() {
      return List.of(index, value);
    }

    @Override
    public Statement withParts(List<Expression> parts) {
      return new Update(array, parts.get(0), function, parts.get(1));
    }
  }
}
