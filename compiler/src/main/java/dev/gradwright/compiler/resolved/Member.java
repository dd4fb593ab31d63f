package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a model or a layer owns. */
public sealed interface Member permits Member.Owned, Use {

  String name();

  /** Where it is declared. */
  Span span();

  /** A tensor. */
  sealed interface Owned extends Member {
    Value value();

    Start start();

    @Override
    default String name() {
      return value().name();
    }

    @Override
    default Span span() {
      return value().span();
    }
  }

  /** {@code param w: real[In, Out] init glorotUniform();} */
  record Param(Value value, Start start) implements Owned {}

  /** {@code state runMean: real[C] = 0;} */
  record State(Value value, Start start) implements Owned {}

  /** Where the numbers of a param or a state come from. */
  sealed interface Start {}

  /**
   * A row of the runtime's table with a real scalar for each of its arguments, in the table's
   * order: literals and build-time constants in arithmetic.
   */
  record Initialiser(String name, Map<String, Expression> arguments, Span span) implements Start {
    public Initialiser {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  /** {@code = e}: a constant of the declared type. */
  record Constant(Expression value) implements Start {}
}
