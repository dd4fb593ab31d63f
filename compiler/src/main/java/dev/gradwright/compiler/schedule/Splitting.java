package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Turns;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lets threads share a loop that runs along the result of a map, fold or scatter, so that each turn
 * computes elements of its own, wholly: the outermost loop, if it folds into nothing that stands
 * before it; or, where rows are folded into one, the loop along the row.
 */
final class Splitting {
  /** What takes less additions for sure is not worth the question when it runs. */
  private static final long LEAST = 200_000;

  private static final Expression FROM = new Local(Turns.FROM, ElementType.INT);
  private static final Expression TO = new Local(Turns.TO, ElementType.INT);

  /** How much of a body one turn is, and the body between bounds. */
  private record Split(Extent count, List<Statement> body) {}

  private Splitting() {}

  static Written of(Written written) {
    Optional<Split> portable = split(written.kernel().body());
    Optional<Split> vectors = written.vectors().flatMap(v -> split(v.body()));
    boolean alike =
        written.vectors().isEmpty() || portable.map(Split::count).equals(vectors.map(Split::count));
    if (portable.isEmpty() || !alike || written.indices().size() > Turns.MOST_INDICES) {
      return written;
    }
    Extent work = Effort.of(portable.get().body());
    Turns turns = new Turns(portable.get().count(), work);
    return isLittle(turns)
        ? written
        : written.between(turns, portable.get().body(), vectors.map(Split::body));
  }

  private static boolean isLittle(Turns turns) {
    OptionalLong all = turns.count().times(turns.work()).constant();
    return all.isPresent() && all.getAsLong() < LEAST;
  }

  /**
   * Whether nothing is set before: a scatter whose turns have parts of the result to themselves.
   */
  static boolean isOneLoop(Written written) {
    return loops(written.kernel().body()).size() == 1;
  }

  private static List<Statement> loops(List<Statement> body) {
    return body.stream().filter(s -> !(s instanceof Statement.Let)).toList();
  }

  private static Optional<Split> split(List<Statement> body) {
    List<Statement> loops = loops(body);
    return switch (loops.size()) {
      case 1 -> split(body, loops, 0);
      case 2 -> split(body, loops, LoopNest.depth(loops.get(1)) - LoopNest.depth(loops.get(0)));
      default -> Optional.empty();
    };
  }

  /** A row's first values are set by one loop, and folded into by one inside so many others. */
  private static Optional<Split> split(List<Statement> body, List<Statement> loops, int depth) {
    Statement last = loops.get(loops.size() - 1);
    Optional<Extent> count = LoopNest.count(loops.get(0), 0);
    if (depth < 0 || count.isEmpty() || !LoopNest.count(last, depth).equals(count)) {
      return Optional.empty();
    }
    List<Statement> between = new ArrayList<>();
    for (Statement statement : body) {
      boolean isLet = statement instanceof Statement.Let;
      between.add(
          isLet ? statement : LoopNest.between(statement, statement == last ? depth : 0, FROM, TO));
    }
    return Optional.of(new Split(count.get(), between));
  }
}
