package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import java.util.List;

/**
 * What is in a loop on vectors. HotSpot compiles one elementary function and some operations
 * without vectors as objects.
 */
record Work(int functions, int operations) {
  static final Work NONE = new Work(0, 0);

  private static final int OPERATIONS = 40;

  static Work of(List<Statement> body) {
    Work work = NONE;
    for (Statement statement : body) {
      work = statement.parts().stream().map(Work::of).reduce(work, Work::plus);
    }
    return work;
  }

  private static Work of(Expression expression) {
    Work own = NONE;
    if (expression instanceof Expression.Apply apply) {
      own = Weight.isLong(apply.function()) ? new Work(1, 0) : new Work(0, 1);
    }
    return expression.parts().stream().map(Work::of).reduce(own, Work::plus);
  }

  Work plus(Work other) {
    return new Work(functions + other.functions, operations + other.operations);
  }

  boolean fits() {
    return functions <= 1 && operations <= OPERATIONS;
  }
}
