package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.ElementType;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** How long kernels are once their loops are written out. */
final class Straightened {
  /** Longer ones stay loops, for HotSpot or vectors. */
  private static final int TURNS = 16;

  private static final int EXPRESSIONS = 800;

  /** Those that locals hold as arrays do. */
  private static final Set<ElementType> ELEMENTS =
      EnumSet.of(ElementType.REAL, ElementType.INT, ElementType.BOOL);

  private Straightened() {}

  /** In expressions; nothing for a kernel that is long, or has more than such loops. */
  static OptionalInt length(Kernel kernel) {
    boolean fits =
        kernel.turns().isEmpty()
            && kernel.arrays().stream().allMatch(array -> ELEMENTS.contains(array.element()));
    return fits ? length(kernel.body(), 1) : OptionalInt.empty();
  }

  private static OptionalInt length(List<Statement> body, long turns) {
    long sum = 0;
    for (Statement statement : body) {
      OptionalInt length = length(statement, turns);
      if (length.isEmpty()) {
        return length;
      }
      sum += length.getAsInt();
    }
    return sum > EXPRESSIONS ? OptionalInt.empty() : OptionalInt.of((int) sum);
  }

  private static OptionalInt length(Statement statement, long turns) {
    if (statement instanceof Statement.For loop) {
      return length(loop, turns);
    }
    boolean isPlain =
        statement instanceof Statement.Let
            || statement instanceof Statement.Accumulator
            || statement instanceof Statement.Fold
            || statement instanceof Statement.Assign
            || statement instanceof Statement.Store;
    return isPlain
        ? OptionalInt.of(1 + statement.parts().stream().mapToInt(Straightened::count).sum())
        : OptionalInt.empty();
  }

  private static OptionalInt length(Statement.For loop, long around) {
    OptionalInt from = Numbers.number(loop.from());
    OptionalInt to = Numbers.number(loop.to());
    if (from.isEmpty() || to.isEmpty()) {
      return OptionalInt.empty();
    }
    long length = (long) to.getAsInt() - from.getAsInt();
    long turns = Math.max(0, (length + loop.step() - 1) / loop.step());
    if (turns * around > TURNS) {
      return OptionalInt.empty();
    }
    OptionalInt turn = length(loop.body(), turns * around);
    return turn.isPresent() && turns * turn.getAsInt() <= EXPRESSIONS
        ? OptionalInt.of((int) turns * turn.getAsInt())
        : OptionalInt.empty();
  }

  private static int count(Expression expression) {
    return 1 + expression.parts().stream().mapToInt(Straightened::count).sum();
  }
}
