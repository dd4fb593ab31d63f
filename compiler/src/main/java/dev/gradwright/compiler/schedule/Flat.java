package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.VectorBody;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A kernel of one loop in lanes over whole arrays, of which each turn reads and writes what lies at
 * its own place, or adds it up.
 *
 * @param before what is computed before the loop
 * @param total the accumulator, if the loop adds up
 * @param reads the values in whose arrays it reads, by their numbers
 * @param elsewhere those that are read before the loop
 * @param names names for locals
 */
record Flat(
    Extent length,
    List<Statement> before,
    Statement.Lanes loop,
    Optional<Integer> total,
    List<Expr> reads,
    Set<Expr> elsewhere,
    Map<Integer, String> names) {
  /** Shorter arrays stay in the cache anyway. */
  private static final long SHORT = 8192;

  static Optional<Flat> of(Written written) {
    return written.indices().isEmpty()
        ? written.vectors().flatMap(vectors -> of(written.reads(), vectors))
        : Optional.empty();
  }

  /** The same, reading other arrays. */
  Flat reading(List<Expr> others) {
    return new Flat(length, before, loop, total, others, elsewhere(before, others), names);
  }

  private static Set<Expr> elsewhere(List<Statement> before, List<Expr> reads) {
    Set<Expr> elsewhere = new HashSet<>();
    for (Statement statement : before) {
      statement.reads().forEach(read -> elsewhere.add(reads.get(read.array())));
    }
    return elsewhere;
  }

  private static Optional<Flat> of(List<Expr> reads, VectorBody vectors) {
    List<Statement> before = new ArrayList<>(vectors.body());
    Optional<Integer> total = Optional.empty();
    if (before.get(before.size() - 1) instanceof Statement.Store store
        && store.value() instanceof Expression.Local local) {
      total = Optional.of(local.number());
      before.remove(before.size() - 1);
      before.removeIf(s -> s instanceof Statement.Accumulator a && a.local() == local.number());
    }
    return before.get(before.size() - 1) instanceof Statement.Lanes loop
        ? of(reads, before.subList(0, before.size() - 1), loop, total, vectors.locals())
        : Optional.empty();
  }

  private static Optional<Flat> of(
      List<Expr> reads,
      List<Statement> before,
      Statement.Lanes loop,
      Optional<Integer> total,
      Map<Integer, String> names) {
    return length(loop)
        .filter(Flat::isLong)
        .filter(length -> before.stream().allMatch(Statement.Let.class::isInstance))
        .filter(length -> loop.body().stream().allMatch(s -> staysAtItsPlace(s, loop.index())))
        .filter(length -> total.equals(sum(loop)))
        .map(
            length ->
                new Flat(length, before, loop, total, reads, elsewhere(before, reads), names));
  }

  private static Optional<Extent> length(Statement.Lanes loop) {
    return loop.to() instanceof Expression.Size to
            && loop.from().equals(new Expression.Size(Extent.ZERO))
        ? Optional.of(to.extent())
        : Optional.empty();
  }

  private static boolean isLong(Extent length) {
    OptionalLong constant = length.constant();
    return constant.isEmpty() || constant.getAsLong() >= SHORT;
  }

  private static boolean staysAtItsPlace(Statement statement, int index) {
    boolean stores = statement instanceof Statement.Store store && isPlace(store.index(), index);
    return (stores || statement instanceof Statement.Let || statement instanceof Statement.Fold)
        && statement.reads().stream().allMatch(read -> isPlace(read.index(), index));
  }

  private static boolean isPlace(Expression place, int index) {
    return place instanceof Expression.Local local && local.number() == index;
  }

  private static Optional<Integer> sum(Statement.Lanes loop) {
    return loop.body().get(loop.body().size() - 1) instanceof Statement.Fold fold
            && fold.function() == Function.ADD
        ? Optional.of(fold.local())
        : Optional.empty();
  }
}
