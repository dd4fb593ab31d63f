package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Turns;
import dev.gradwright.compiler.loop.VectorBody;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kernel, the values in whose arrays it reads, the numbers of the loops whose indices it takes,
 * names for its locals, what its loops count to, and how vectors compute the same.
 */
record Written(
    Kernel kernel,
    List<Expr> reads,
    List<Integer> indices,
    Map<Integer, String> names,
    List<Extent> counts,
    Optional<VectorBody> vectors) {

  Written(
      Kernel kernel,
      List<Expr> reads,
      List<Integer> indices,
      Map<Integer, String> names,
      List<Extent> counts) {
    this(kernel, reads, indices, names, counts, Optional.empty());
  }

  /** The same, reading other arrays. */
  Written reading(List<Expr> others) {
    return new Written(kernel, others, indices, names, counts, vectors);
  }

  /** With the loops of another, which computes the same, as lanes where they can be. */
  Written withVectors(Written other) {
    Optional<VectorBody> vectors = Lanes.of(other.kernel.body(), other.names);
    return new Written(kernel, reads, indices, names, counts, vectors);
  }

  /** With another body that computes the same where there are no vectors. */
  Written withBody(List<Statement> body) {
    Kernel other =
        new Kernel(kernel.arrays(), kernel.dims(), kernel.indices(), kernel.turns(), body);
    return new Written(other, reads, indices, names, counts, vectors);
  }

  /** The same, saying what it is made of. */
  Written noting(List<Remark> remarks) {
    List<Statement> notes = new ArrayList<>();
    remarks.forEach(remark -> notes.add(new Statement.Note(remark)));
    Written noting = withBody(joined(notes, kernel.body()));
    Optional<VectorBody> lanes =
        vectors.map(v -> new VectorBody(joined(notes, v.body()), v.locals(), v.length()));
    return new Written(noting.kernel, reads, indices, names, counts, lanes);
  }

  private static List<Statement> joined(List<Statement> first, List<Statement> then) {
    List<Statement> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  /** With other bodies, for the turns between two bounds. */
  Written between(Turns turns, List<Statement> body, Optional<List<Statement>> inLanes) {
    Kernel between =
        new Kernel(kernel.arrays(), kernel.dims(), kernel.indices(), Optional.of(turns), body);
    return new Written(
        between,
        reads,
        indices,
        names,
        counts,
        vectors.map(v -> new VectorBody(inLanes.orElseThrow(), v.locals(), v.length())));
  }

  /** Whether it adds to what it has written. */
  boolean updates() {
    return updates(kernel.body());
  }

  private static boolean updates(List<Statement> body) {
    return body.stream().anyMatch(s -> s instanceof Statement.Update || updates(s.inside()));
  }

  private static boolean reachesBeyond(List<Statement> body) {
    return body.stream()
        .anyMatch(s -> s instanceof Statement.ShortLanes || reachesBeyond(s.inside()));
  }

  /** The arrays whose elements are read only right before the same element is written. */
  List<Integer> replaceable() {
    if (vectors.isPresent() && reachesBeyond(vectors.get().body())) {
      return List.of();
    }
    List<Statement.Store> stores = new ArrayList<>();
    List<Expression.Read> read = new ArrayList<>();
    visit(kernel.body(), stores, read);
    List<Integer> replaceable = new ArrayList<>();
    for (int array = 0; array < reads.size(); array++) {
      int candidate = array;
      boolean fits =
          stores.size() == 1
              && read.stream()
                  .filter(r -> r.array() == candidate)
                  .allMatch(r -> r.index().equals(stores.get(0).index()));
      if (fits) {
        replaceable.add(array);
      }
    }
    return replaceable;
  }

  private static void visit(
      List<Statement> body, List<Statement.Store> stores, List<Expression.Read> reads) {
    for (Statement statement : body) {
      reads.addAll(statement.reads());
      visit(statement.inside(), stores, reads);
      if (statement instanceof Statement.Store store) {
        stores.add(store);
      }
    }
  }
}
