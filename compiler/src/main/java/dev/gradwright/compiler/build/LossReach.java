package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.resolved.Member;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Warns of losses that cannot train what there is to train. */
final class LossReach {
  private final Graph graph;
  private final List<Member> members;
  private final Diagnostics diagnostics;

  LossReach(Graph graph, List<Member> members, Diagnostics diagnostics) {
    this.graph = graph;
    this.members = List.copyOf(members);
    this.diagnostics = diagnostics;
  }

  /** Checks the loss, which stands there. */
  void check(Expr loss, Span place) {
    Set<Expr> reached = new HashSet<>(Order.of(List.of(loss)));
    if (given().noneMatch(reached::contains)) {
      report(DiagnosticKind.CONSTANT_LOSS, place, graph.name());
      return;
    }
    Set<Expr> used = new HashSet<>(Order.of(results()));
    used.removeAll(reached);
    for (Member member : members) {
      List<Graph.Parameter> own = owned(member.name());
      // What nothing at all uses has been reported by its name.
      List<String> untrained =
          own.stream()
              .filter(parameter -> used.contains(parameter.value()))
              .map(parameter -> MemberPath.of(parameter.path()))
              .toList();
      boolean isWhole = !untrained.isEmpty() && untrained.size() == own.size();
      (isWhole ? List.of(member.name()) : untrained)
          .forEach(name -> report(DiagnosticKind.UNTRAINED, member.span(), name));
    }
  }

  private List<Graph.Parameter> owned(String name) {
    return graph.parameters().stream().filter(p -> p.path().get(0).equals(name)).toList();
  }

  private void report(DiagnosticKind kind, Span place, String name) {
    diagnostics.report(Diagnostic.of(kind, place, name));
  }

  private Stream<Expr> given() {
    Stream<Expr> leaves =
        Stream.concat(
            graph.inputs().stream().map(Graph.Input::value),
            graph.parameters().stream().map(Graph.Parameter::value));
    return Stream.concat(leaves, graph.states().stream().map(Graph.State::value));
  }

  private List<Expr> results() {
    List<Expr> results = new ArrayList<>();
    graph.outputs().forEach(output -> results.add(output.value()));
    graph.states().forEach(state -> results.add(state.next()));
    return results;
  }
}
