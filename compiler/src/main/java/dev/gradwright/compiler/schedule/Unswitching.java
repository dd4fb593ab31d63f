package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code for i: c ? f(i) : g(i)} as {@code if c: for i: f(i) else: for i: g(i)}. */
record Unswitching(Expression condition, Statement.For then, Statement.For otherwise) {

  /** By the first choice in a loop that is the same in all turns, if there is one. */
  static Optional<Unswitching> of(Statement.For loop) {
    return condition(loop)
        .map(
            condition ->
                new Unswitching(condition, chosen(loop, condition, 1), chosen(loop, condition, 2)));
  }

  private static Optional<Expression> condition(Statement.For loop) {
    Set<Integer> changing = new HashSet<>(Set.of(loop.index()));
    Deque<Expression> open = new ArrayDeque<>();
    for (Statement statement : loop.body()) {
      open.addAll(statement.parts());
      if (statement instanceof Statement.Let let) {
        changing.add(let.local());
      }
    }
    while (!open.isEmpty()) {
      Expression expression = open.remove();
      if (expression instanceof Expression.Choose choose && stays(choose.condition(), changing)) {
        return Optional.of(choose.condition());
      }
      open.addAll(expression.parts());
    }
    return Optional.empty();
  }

  private static boolean stays(Expression expression, Set<Integer> changing) {
    boolean changes =
        expression instanceof Expression.Read
            || expression instanceof Expression.Local local && changing.contains(local.number());
    return !changes && expression.parts().stream().allMatch(part -> stays(part, changing));
  }

  /** The loop with one of the parts of each such choice. */
  private static Statement.For chosen(Statement.For loop, Expression condition, int part) {
    List<Statement> body =
        loop.body().stream().map(s -> s.withParts(chosen(s.parts(), condition, part))).toList();
    return new Statement.For(loop.index(), loop.from(), loop.to(), loop.step(), body);
  }

  private static List<Expression> chosen(
      List<Expression> expressions, Expression condition, int part) {
    return expressions.stream()
        .map(
            expression -> {
              boolean isChosen =
                  expression instanceof Expression.Choose choose
                      && choose.condition().equals(condition);
              Expression within = isChosen ? expression.parts().get(part) : expression;
              return within.withParts(chosen(within.parts(), condition, part));
            })
        .toList();
  }
}
