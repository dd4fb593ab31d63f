package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** How many bytes of bytecode statements without loops take at most. */
final class Bytecode {
  /** An array of the first 255 locals, and the instruction on its element. */
  private static final int ELEMENT = 3;

  /** Of a method, and a cast of what it gives. */
  private static final int CALL = 4;

  private static final int JUMP = 3;

  /** A jump where a condition does not hold, two truths and a jump past the second. */
  private static final int TRUTH = 2 * JUMP + 2;

  private final int arrays;
  private final Set<Integer> accumulators = new HashSet<>();

  private Bytecode(int arrays) {
    this.arrays = arrays;
  }

  /** Of the body of a method that is given so many arrays. */
  static int of(int arrays, List<Statement> body) {
    Bytecode code = new Bytecode(arrays);
    return body.stream().mapToInt(code::of).sum();
  }

  private int of(Statement statement) {
    int values = sum(statement.parts());
    if (statement instanceof Statement.Let let) {
      return values + local(let.local());
    }
    if (statement instanceof Statement.Store) {
      return values + ELEMENT;
    }
    if (statement instanceof Statement.Accumulator accumulator) {
      accumulators.add(accumulator.local());
      return values + local(accumulator.local()) + 1;
    }
    if (statement instanceof Statement.Fold fold) {
      return values + 2 * local(fold.local()) + of(fold.function(), ElementType.REAL) + 1;
    }
    return statement instanceof Statement.Assign assign ? values + local(assign.local()) + 1 : 0;
  }

  /** A load or a store; locals from the 256th on have numbers of two bytes. */
  private int local(int number) {
    return arrays + 2 * number < 256 ? 2 : 4;
  }

  private int sum(List<Expression> expressions) {
    return expressions.stream().mapToInt(this::of).sum();
  }

  private int of(Expression expression) {
    int parts = sum(expression.parts());
    if (expression instanceof Expression.Literal) {
      OptionalInt number = Numbers.number(expression);
      return number.isPresent() && number.getAsInt() == (byte) number.getAsInt() ? 2 : 3;
    }
    if (expression instanceof Expression.Local local) {
      // A sum of floats is a double.
      return local(local.number()) + (accumulators.contains(local.number()) ? 1 : 0);
    }
    if (expression instanceof Expression.Size size) {
      return 2 * CALL * size.extent().toString().length();
    }
    if (expression instanceof Expression.Read) {
      return parts + ELEMENT;
    }
    if (expression instanceof Expression.Choose) {
      return parts + 2 * JUMP;
    }
    return expression instanceof Expression.Apply apply
        ? parts + of(apply.function(), apply.arguments().get(0).element())
        : parts + CALL + 3;
  }

  /** Of an operation on what is already there. */
  private static int of(Function function, ElementType element) {
    return switch (function) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, TO_F32 -> 1;
      case LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT -> TRUTH + 1;
      case TO_REAL, TO_INT -> element == ElementType.BOOL ? TRUTH + 2 * JUMP : CALL;
      default -> CALL;
    };
  }
}
