package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Statement.Reach;
import dev.gradwright.compiler.schedule.LaneKinds.Kind;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A loop along a row that reads or stores every second element, as pooling does, with its turns
 * side by side. Rows are often shorter than a vector, which then reaches into the next rows.
 */
final class ShortLoop {
  private static final int TWO = 2;

  /** Rows that share what is the same for both elements of a pair. */
  private static final int ROWS_OF_PAIRS = 2;

  private final Statement.For loop;
  private final List<Statement.For> around;
  private final Indices indices;
  private final LaneKinds kinds;
  private final Set<Integer> written = new HashSet<>();
  private final Map<List<Object>, Reach> reaches = new LinkedHashMap<>();
  private boolean skips;

  /**
   * Of what is stored.
   *
   * @param second what each turn stores behind the first, if rows are not dense by that alone
   * @param end how far a vector may reach
   */
  private record Row(Statement.Store first, Optional<Statement.Store> second, Expression end) {
    Statement statement() {
      return second.isEmpty()
          ? first
          : new Statement.StoreRow(
              first.array(), first.index(), List.of(first.value(), second.get().value()));
    }
  }

  private ShortLoop(Statement.For loop, List<Statement.For> around, Indices indices) {
    this.loop = loop;
    this.around = around;
    this.indices = indices;
    this.kinds = LaneKinds.apart(loop.index());
  }

  /** For each row that it stores a loop of its own; none if its turns cannot be side by side. */
  static List<Statement> of(Statement.For loop, List<Statement.For> around, Indices indices) {
    return around.isEmpty() || !countsFromZero(loop)
        ? List.of()
        : new ShortLoop(loop, around, indices).lanes();
  }

  private static boolean countsFromZero(Statement.For loop) {
    return loop.step() == 1
        && loop.from().equals(new Expression.Size(Extent.ZERO))
        && loop.to() instanceof Expression.Size;
  }

  private List<Statement> lanes() {
    List<Statement.Let> lets = new ArrayList<>();
    List<Statement.Store> stores = new ArrayList<>();
    for (Statement statement : loop.body()) {
      if (statement instanceof Statement.Store store) {
        stores.add(store);
      } else if (statement instanceof Statement.Let let && fits(let)) {
        lets.add(let);
      } else {
        return List.of();
      }
    }
    Optional<List<Row>> rows = rows(stores);
    if (rows.isEmpty() || !readsNothingWritten()) {
      return List.of();
    }
    List<Statement> lanes = lanes(lets, rows.get());
    return skips ? lanes : List.of();
  }

  private List<Statement> lanes(List<Statement.Let> lets, List<Row> rows) {
    Pairs pairs = new Pairs(lets, kinds, indices);
    boolean areAlike =
        rows.stream()
            .allMatch(row -> row.second().filter(x -> pairs.are(row.first(), x)).isPresent());
    int together = areAlike ? ROWS_OF_PAIRS : 1;
    List<Statement> lanes = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += together) {
      List<Row> some = rows.subList(i, Math.min(i + together, rows.size()));
      lanes.add(lanes(lets, some, areAlike));
    }
    return lanes;
  }

  /** C2 gives up on loops of many operations: a row computes again what others share. */
  private Statement lanes(List<Statement.Let> lets, List<Row> rows, boolean areAlike) {
    reaches.clear();
    rows.forEach(row -> reach(row.first().array(), row.first().index(), Optional.of(row.end())));
    List<Statement> body = apart(withLets(lets, rows.stream().map(Row::statement).toList()));
    List<Statement> pairs =
        areAlike ? apart(withLets(lets, rows.stream().map(Row::first).toList())) : List.of();
    (areAlike ? pairs : body)
        .forEach(s -> s.reads().forEach(r -> reach(r.array(), r.index(), Optional.empty())));
    return new Statement.ShortLanes(
        loop.index(), loop.to(), List.copyOf(reaches.values()), body, pairs);
  }

  /** With what they mention. */
  private static List<Statement> withLets(
      List<Statement.Let> lets, List<? extends Statement> stores) {
    List<Statement> body = new ArrayList<>(stores);
    for (int i = lets.size() - 1; i >= 0; i--) {
      Statement.Let let = lets.get(i);
      if (body.stream().flatMap(s -> s.parts().stream()).anyMatch(e -> mentions(e, let.local()))) {
        body.add(0, let);
      }
    }
    return body;
  }

  private static boolean mentions(Expression expression, int local) {
    return expression instanceof Local other && other.number() == local
        || expression.parts().stream().anyMatch(part -> mentions(part, local));
  }

  private boolean fits(Statement.Let let) {
    Kind kind = kinds.of(let.value());
    kinds.put(let.local(), kind);
    return kind != Kind.STAYS && kind != Kind.OTHER;
  }

  private boolean readsNothingWritten() {
    return loop.body().stream()
        .flatMap(statement -> statement.reads().stream())
        .noneMatch(read -> written.contains(read.array()));
  }

  /** With the strides of what they read. */
  private List<Statement> apart(List<Statement> statements) {
    return statements.stream()
        .map(s -> s.withParts(s.parts().stream().map(this::apart).toList()))
        .toList();
  }

  private Expression apart(Expression expression) {
    if (expression instanceof Expression.Read read) {
      return new Expression.Read(read.array(), read.index(), read.element(), stride(read.index()));
    }
    return expression.withParts(expression.parts().stream().map(this::apart).toList());
  }

  private int stride(Expression index) {
    boolean isApart = kinds.of(index) == Kind.SKIPS;
    skips |= isApart;
    return isApart ? TWO : 1;
  }

  /** Of places in one array that differ by numbers the farthest matters. */
  private void reach(int array, Expression index, Optional<Expression> end) {
    int stride = stride(index);
    Reach reach = new Reach(array, indices.atZero(index, loop.index()), stride, end);
    Object moving = indices.sum(index).<Object>map(Indices.Sum::multiples).orElse(index);
    reaches.merge(
        List.of(array, stride, end, moving),
        reach,
        (x, y) -> number(x.first()) >= number(y.first()) ? x : y);
  }

  private long number(Expression place) {
    return indices.sum(place).flatMap(sum -> constant(sum.number())).orElse(Long.MAX_VALUE);
  }

  private static Optional<Long> constant(Extent extent) {
    return extent.constant().isPresent()
        ? Optional.of(extent.constant().getAsLong())
        : Optional.empty();
  }

  /** What is stored, neighbours together: every element of a row is stored by some turn. */
  private Optional<List<Row>> rows(List<Statement.Store> stores) {
    List<Statement.Store> inOrder = new ArrayList<>(stores);
    inOrder.sort(Comparator.comparingLong(store -> number(store.index())));
    List<Row> rows = new ArrayList<>();
    while (!inOrder.isEmpty()) {
      Statement.Store first = inOrder.remove(0);
      Optional<Expression> end = end(first, stores);
      if (kinds.of(first.value()) != Kind.REALS || end.isEmpty()) {
        return Optional.empty();
      }
      written.add(first.array());
      Kind kind = kinds.of(first.index());
      if (kind == Kind.MOVES && stores.size() == 1) {
        rows.add(new Row(first, Optional.empty(), end.get()));
      } else if (kind == Kind.SKIPS && !inOrder.isEmpty() && follows(first, inOrder.get(0))) {
        rows.add(new Row(first, Optional.of(inOrder.remove(0)), end.get()));
      } else {
        return Optional.empty();
      }
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
  }

  private boolean follows(Statement.Store first, Statement.Store second) {
    Optional<Indices.Sum> x = indices.sum(first.index());
    Optional<Indices.Sum> y = indices.sum(second.index());
    return first.array() == second.array()
        && kinds.of(second.value()) == Kind.REALS
        && x.isPresent()
        && y.isPresent()
        && x.get().multiples().equals(y.get().multiples())
        && x.get().number().plus(1).equals(y.get().number());
  }

  /**
   * Where the elements that one turn of the outermost loop stores end, if they are all there are
   * between those of the turns before and after it: so far a thread may reach.
   */
  private Optional<Expression> end(Statement.Store store, List<Statement.Store> stores) {
    Statement.For outermost = around.get(0);
    Optional<Indices.Sum> place = indices.sum(store.index());
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Extent turn = place.get().of(outermost.index());
    long last = stores.stream().mapToLong(s -> number(s.index())).max().orElseThrow();
    Extent all = extent(place.get()).plus(Extent.of(last + 1));
    Expression next =
        Ints.plus(new Local(outermost.index(), ElementType.INT), new Expression.Size(Extent.ONE));
    return turn.equals(all) && last != Long.MAX_VALUE && areInOrder(place.get(), last)
        ? Optional.of(Ints.times(next, turn))
        : Optional.empty();
  }

  /** How far the last place that a turn of the outermost loop stores lies behind the first. */
  private Extent extent(Indices.Sum place) {
    Extent sum = Extent.ZERO;
    for (Map.Entry<Integer, Extent> inner : counts().entrySet()) {
      sum = sum.plus(place.of(inner.getKey()).times(inner.getValue().plus(-1)));
    }
    return sum;
  }

  /** Whether all that lies behind a row, in one turn of the outermost loop, is stored after it. */
  private boolean areInOrder(Indices.Sum place, long last) {
    Extent inside =
        place.of(loop.index()).times(counts().get(loop.index()).plus(-1)).plus(last + 1);
    Set<Integer> known = new HashSet<>(Set.of(loop.index()));
    for (int i = around.size() - 1; i >= 0; i--) {
      int index = around.get(i).index();
      Extent stride = place.of(index);
      if (!stride.minus(inside).isNeverNegative() || i > 0 && !counts().containsKey(index)) {
        return false;
      }
      known.add(index);
      inside = i == 0 ? inside : stride.times(counts().get(index));
    }
    return known.containsAll(place.multiples().keySet());
  }

  /** How often the loops inside the outermost run, where they count up from 0. */
  private Map<Integer, Extent> counts() {
    List<Statement.For> inner = new ArrayList<>(around.subList(1, around.size()));
    inner.add(loop);
    Map<Integer, Extent> counts = new HashMap<>();
    for (Statement.For each : inner) {
      if (countsFromZero(each)) {
        counts.put(each.index(), ((Expression.Size) each.to()).extent());
      }
    }
    return counts;
  }
}
