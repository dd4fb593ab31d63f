package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.scalar.Function;
import java.util.List;

/** One statement of a kernel. Locals are numbers, each declared once. */
public sealed interface Statement {

  /** {@code for (index = from; index < to; index += step) body}. */
  record For(int index, Expression from, Expression to, int step, List<Statement> body)
      implements Statement {
    public For {
      body = List.copyOf(body);
    }
  }

  /** A value that does not change. */
  record Let(int local, Expression value) implements Statement {}

  /** A value that {@link Fold} changes. */
  record Accumulator(int local, Width width, Expression start) implements Statement {}

  /** {@code local = function(local, value)}. */
  record Fold(int local, Function function, Expression value) implements Statement {}

  /**
   * {@code if (value comparison best) { best = value; place = at; }}: keeps the first of the best.
   */
  record Improve(int best, int place, Function comparison, int value, Expression at)
      implements Statement {}

  /** {@code array[index] = value}. */
  record Store(int array, Expression index, Expression value) implements Statement {}

  /** {@code array[index] = function(array[index], value)}. */
  record Update(int array, Expression index, Function function, Expression value)
      implements Statement {}
}
