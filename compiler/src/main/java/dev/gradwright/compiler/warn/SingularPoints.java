package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.dag.Passage;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Warns of applications whose derivative is infinite or undefined at a point that the operands can
 * reach, once for each place of the model file; {@code docs/decisions/singular-points.md} says of
 * which.
 */
public final class SingularPoints implements Passage {
  private final String file;
  private final Usual usual = new Usual();
  private final Map<Span, Diagnostic> warnings = new LinkedHashMap<>();

  /** Given the path of the model file. */
  public SingularPoints(String file) {
    this.file = file;
  }

  /** What has been found, in the order in which derivatives met it. */
  public List<Diagnostic> warnings() {
    return List.copyOf(warnings.values());
  }

  @Override
  public void through(Expr expr, Expr seed, Predicate<Expr> active) {
    if (expr.operator().singularities().isEmpty()) {
      return;
    }
    written(expr)
        .flatMap(origin -> Place.of(origin, file))
        .filter(place -> !warnings.containsKey(place.span()))
        .ifPresent(place -> look(expr, seed, active, place));
  }

  private void look(Expr expr, Expr seed, Predicate<Expr> active, Place place) {
    List<Reached> reached =
        expr.operator().singularities().stream()
            .flatMap(s -> Reached.of(s, expr, active, usual).stream())
            .filter(r -> !isMasked(r, seed))
            .toList();
    if (!reached.isEmpty()) {
      warnings.put(place.span(), new Wording(reached, place).warning());
    }
  }

  /**
   * Where the text says the application, perhaps in other words; not its derivatives, nor steadier
   * formulas.
   */
  private static Optional<Origin> written(Expr expr) {
    return expr.table()
        .origin(expr)
        .filter(o -> o.role() == Origin.Role.VALUE && o.form() != Origin.Form.STEADY);
  }

  /** Whether what comes back is exactly 0 wherever the operands are at the point. */
  private static boolean isMasked(Reached reached, Expr seed) {
    return Assumption.of(reached.elements()).stream()
        .map(assumption -> assumption.of(seed))
        .allMatch(facts -> facts.atLeast() == 0 && facts.atMost() == 0);
  }
}
