package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import java.util.List;

/** A step of a body: names get values, in order. */
public sealed interface Statement {

  /** One name. */
  record Let(Value value, Expression expression) implements Statement {}

  /** {@code update runMean = e;}: what the state is after the step. */
  record Update(Value state, Expression expression, Span span) implements Statement {}

  /** The results of a producer, each to its name. */
  record LetAll(List<Value> values, Producer producer) implements Statement {
    public LetAll {
      values = List.copyOf(values);
    }
  }
}
