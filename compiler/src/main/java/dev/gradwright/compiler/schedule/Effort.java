package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;

/** What statements take, in additions of reals; a loop between bounds counts as one turn. */
final class Effort {
  private Effort() {}

  static Extent of(List<Statement> body) {
    Extent sum = Extent.ZERO;
    for (Statement statement : body) {
      sum = sum.plus(of(statement));
    }
    return sum;
  }

  private static Extent of(Statement statement) {
    if (statement instanceof Statement.For loop) {
      Extent turn = of(loop.body());
      Extent each = turn.constant().isPresent() ? share(turn, loop.step()) : turn;
      return turns(loop.from(), loop.to()).times(each);
    }
    if (statement instanceof Statement.Lanes loop) {
      return turns(loop.from(), loop.to()).times(of(loop.body()));
    }
    if (statement instanceof Statement.ShortLanes loop) {
      return turns(new Expression.Size(Extent.ZERO), loop.to()).times(of(loop.body()));
    }
    if (statement instanceof Statement.If choice) {
      return of(choice.then());
    }
    int own = statement instanceof Statement.Let ? 0 : 1;
    return Extent.of(own + statement.parts().stream().mapToInt(Effort::of).sum())
        .plus(of(statement.inside()));
  }

  private static Extent share(Extent turn, int step) {
    return Extent.of(Math.max(1, turn.constant().getAsLong() / step));
  }

  private static Extent turns(Expression from, Expression to) {
    return from instanceof Expression.Size first && to instanceof Expression.Size last
        ? last.extent().minus(first.extent())
        : Extent.ONE;
  }

  private static int of(Expression expression) {
    int parts = expression.parts().stream().mapToInt(Effort::of).sum();
    if (expression.element() == ElementType.INT) {
      return parts;
    }
    return parts
        + (expression instanceof Expression.Apply apply ? Weight.time(apply.function()) : 0)
        + (expression instanceof Expression.Read ? 1 : 0);
  }
}
