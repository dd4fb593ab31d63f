package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import java.util.List;
import java.util.Set;

/**
 * A flat loop that HotSpot runs on vectors by itself: some arithmetic of the elements at one place.
 * It compiles that sooner than what says vectors, never leaves objects, and reads several vectors
 * before it stores one, so that few reads wait for a store a multiple of 4 KiB apart.
 */
final class PlainLoop {
  /** Longer bodies are not unrolled, and so do not become vectors. */
  private static final int OPERATIONS = 12;

  private static final Set<Function> ARITHMETIC =
      Set.of(
          Function.ADD,
          Function.SUBTRACT,
          Function.MULTIPLY,
          Function.DIVIDE,
          Function.NEGATE,
          Function.ABSOLUTE,
          Function.MINIMUM,
          Function.MAXIMUM,
          Function.SQUARE_ROOT);

  private final int index;
  private int operations;

  private PlainLoop(int index) {
    this.index = index;
  }

  /** Whether a body is one such loop, after what is the same for all its turns. */
  static boolean is(List<Statement> body) {
    Statement last = body.get(body.size() - 1);
    List<Statement> before = body.subList(0, body.size() - 1);
    return last instanceof Statement.Lanes loop
        && before.stream().allMatch(Statement.Let.class::isInstance)
        && loop.body().get(loop.body().size() - 1) instanceof Statement.Store
        && new PlainLoop(loop.index()).is(loop);
  }

  private boolean is(Statement.Lanes loop) {
    return loop.body().stream().allMatch(this::isPlain) && operations <= OPERATIONS;
  }

  private boolean isPlain(Statement statement) {
    boolean stores = statement instanceof Statement.Store store && isPlace(store.index());
    return (stores || statement instanceof Statement.Let)
        && statement.parts().stream().allMatch(this::isPlain);
  }

  private boolean isPlain(Expression expression) {
    if (expression instanceof Expression.Read read) {
      return isPlace(read.index());
    }
    if (expression instanceof Expression.Apply apply) {
      operations++;
      return ARITHMETIC.contains(apply.function())
          && apply.element() == ElementType.REAL
          && apply.arguments().stream().allMatch(this::isPlain);
    }
    return expression instanceof Expression.Local local && local.number() != index
        || isPlace(expression)
        || expression instanceof Expression.Literal;
  }

  private boolean isPlace(Expression place) {
    return place instanceof Expression.Local local && local.number() == index;
  }
}
