package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.Leaves;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What matters to derivatives: names that they are taken by, and rules that lead one way alone. */
final class Marks {
  private final Set<Expr> names = new HashSet<>();
  private final Map<Expr, String> surrogates = new HashMap<>();

  /** The value under a name that derivatives are taken with respect to. */
  Expr name(Expr value) {
    Expr name = Leaves.marker(value);
    names.add(name);
    return name;
  }

  boolean isName(Expr expr) {
    return names.contains(expr);
  }

  /** The fn with a surrogate adjoint that a value is a result of. */
  Optional<String> surrogate(Expr result) {
    return Optional.ofNullable(surrogates.get(result));
  }

  void surrogate(Expr result, String fn) {
    surrogates.put(result, fn);
  }

  /** Results that close a body bear the mark of what stands in it. */
  void close(Collection<Expr> body, Collection<Expr> results) {
    if (!surrogates.isEmpty()) {
      Order.of(body).stream()
          .flatMap(expr -> surrogate(expr).stream())
          .findFirst()
          .ifPresent(fn -> results.forEach(result -> surrogate(result, fn)));
    }
  }
}
