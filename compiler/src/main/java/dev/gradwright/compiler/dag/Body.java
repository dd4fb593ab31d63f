package dev.gradwright.compiler.dag;

import java.util.List;

/** A closed sub-DAG: results in terms of parameters, to be applied to arguments by substitution. */
public record Body(List<Expr> parameters, List<Expr> results) {
  public Body {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  /** The results with each parameter replaced by the argument in its place. */
  public List<Expr> apply(List<Expr> arguments) {
    return Substitution.of(parameters, arguments).apply(results);
  }
}
