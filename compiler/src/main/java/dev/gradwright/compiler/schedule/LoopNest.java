package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loops, each the last statement of the one around it; a choice stands for both its loops. */
final class LoopNest {
  private LoopNest() {}

  /** How many loops, one in the other. */
  static int depth(Statement statement) {
    if (statement instanceof Statement.If choice) {
      return depth(last(choice.then()));
    }
    return isLoop(statement) ? 1 + depth(last(statement.inside())) : 0;
  }

  private static boolean isLoop(Statement statement) {
    return statement instanceof Statement.For || statement instanceof Statement.Lanes;
  }

  private static Statement last(List<Statement> body) {
    return body.get(body.size() - 1);
  }

  /** How often the loop inside {@code depth} others runs, if it counts up from 0. */
  static Optional<Extent> count(Statement statement, int depth) {
    if (statement instanceof Statement.If choice && !choice.otherwise().isEmpty()) {
      Optional<Extent> then = count(last(choice.then()), depth);
      return then.equals(count(last(choice.otherwise()), depth)) ? then : Optional.empty();
    }
    if (!isLoop(statement)) {
      return Optional.empty();
    }
    return depth > 0
        ? count(last(statement.inside()), depth - 1)
        : count(statement.parts().get(0), statement.parts().get(1), step(statement));
  }

  private static int step(Statement statement) {
    return statement instanceof Statement.For loop ? loop.step() : 1;
  }

  private static Optional<Extent> count(Expression from, Expression to, int step) {
    return step == 1
            && from.equals(new Expression.Size(Extent.ZERO))
            && to instanceof Expression.Size size
        ? Optional.of(size.extent())
        : Optional.empty();
  }

  /** The same with other bounds of the loop inside {@code depth} others. */
  static Statement between(Statement statement, int depth, Expression from, Expression to) {
    if (statement instanceof Statement.If choice) {
      return new Statement.If(
          choice.condition(),
          lastBetween(choice.then(), depth, from, to),
          lastBetween(choice.otherwise(), depth, from, to));
    }
    if (depth == 0) {
      return statement.withParts(List.of(from, to));
    }
    List<Statement> body = lastBetween(statement.inside(), depth - 1, from, to);
    return statement instanceof Statement.For loop
        ? new Statement.For(loop.index(), loop.from(), loop.to(), loop.step(), body)
        : statement;
  }

  private static List<Statement> lastBetween(
      List<Statement> body, int depth, Expression from, Expression to) {
    List<Statement> between = new ArrayList<>(body);
    between.set(body.size() - 1, between(last(body), depth, from, to));
    return between;
  }
}
