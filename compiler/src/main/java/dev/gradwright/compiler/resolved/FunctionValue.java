package dev.gradwright.compiler.resolved;

import java.util.List;

/** What is handed over where a function is asked for; inlined where it is called. */
public sealed interface FunctionValue {
  Lambda lambda();

  /**
   * A computation in the names of the place that hands it over, so it is inlined with the values,
   * dims and functions of that place.
   *
   * @param dims names in the lambda's types that stand for dims of the layer that calls it, which
   *     are known only there: from the name here to the name in that layer
   */
  record Lambda(
      Binding dims, List<Value> parameters, List<Statement> statements, List<Expression> results)
      implements FunctionValue {
    public Lambda {
      parameters = List.copyOf(parameters);
      statements = List.copyOf(statements);
      results = List.copyOf(results);
    }

    @Override
    public Lambda lambda() {
      return this;
    }
  }

  /**
   * {@code Residual(Block(D))}: a layer that belongs to the layer it is handed to, by the name of
   * that one's function argument; the lambda applies it.
   */
  record Owned(Use use, Lambda lambda) implements FunctionValue {}
}
