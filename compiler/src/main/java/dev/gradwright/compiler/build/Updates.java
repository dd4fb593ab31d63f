package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the states of a model become in a training step, by their paths. */
final class Updates {
  private record Given(Expr next, Span site) {}

  private final Building building;
  private final Map<List<String>, Given> given = new HashMap<>();

  Updates(Building building) {
    this.building = building;
  }

  /** Each state is updated at most once a step: its layer is applied once. */
  void add(Statement.Update update, Mapped value, Scope scope) {
    List<String> path = scope.step(update.state().name());
    List<Span> sites = scope.sites();
    Span site = sites.isEmpty() ? update.span() : sites.get(sites.size() - 1);
    String layer = MemberPath.of(path.subList(0, path.size() - 1));
    Expr next = building.held(value.expr(), update.state().held());
    Optional<String> repetition = building.around().repetition();
    Given before = given.put(path, new Given(next, site));
    if (repetition.isPresent()) {
      building.report(
          Diagnostic.of(DiagnosticKind.UPDATED_OFTEN, site, layer, repetition.get())
              .expected("one application in a step")
              .note(update.span(), "the state is updated here"));
    } else if (before != null) {
      building.report(
          Diagnostic.of(DiagnosticKind.UPDATED_OFTEN, site, layer, "twice")
              .expected("a layer of its own for each application: `use a[2] = ...;`")
              .note(before.site, "it is applied here first")
              .note(update.span(), "the state is updated here"));
    }
  }

  Graph.State of(Graph.Parameter start) {
    Given update = given.get(start.path());
    return new Graph.State(start, update == null ? start.value() : update.next);
  }
}
