package dev.gradwright.compiler.resolved;

import java.util.List;

/** A step of a body: names get values, in order. */
public sealed interface Statement {

  /** One name. */
  record Let(Value value, Expression expression) implements Statement {}

  /** The results of a producer, each to its name. */
  record LetAll(List<Value> values, Producer producer) implements Statement {
    public LetAll {
      values = List.copyOf(values);
    }
  }
}
