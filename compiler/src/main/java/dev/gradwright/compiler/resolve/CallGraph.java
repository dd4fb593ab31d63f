package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which declaration applies which: a program must terminate, so there is no way back. */
final class CallGraph {
  private record Edge(Declaration to, Span span) {}

  private record Visit(Declaration at, Iterator<Edge> rest) {}

  private final Map<Declaration, List<Edge>> edges = new IdentityHashMap<>();
  private final List<Declaration> order = new ArrayList<>();

  void add(Declaration from, Declaration to, Span span) {
    edges
        .computeIfAbsent(
            from,
            key -> {
              order.add(key);
              return new ArrayList<>();
            })
        .add(new Edge(to, span));
  }

  /** Reports each application that leads back to where it stands. */
  void reportCycles(Diagnostics diagnostics) {
    Set<Declaration> done = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Declaration start : order) {
      walk(start, done, diagnostics);
    }
  }

  private void walk(Declaration start, Set<Declaration> done, Diagnostics diagnostics) {
    Set<Declaration> open = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Visit> stack = new ArrayDeque<>();
    enter(start, done, open, stack);
    while (!stack.isEmpty()) {
      Visit visit = stack.peek();
      if (!visit.rest.hasNext()) {
        open.remove(visit.at);
        stack.pop();
        continue;
      }
      Edge edge = visit.rest.next();
      if (open.contains(edge.to)) {
        diagnostics.report(recursion(edge));
      } else {
        enter(edge.to, done, open, stack);
      }
    }
  }

  private void enter(
      Declaration at, Set<Declaration> done, Set<Declaration> open, Deque<Visit> stack) {
    if (done.add(at)) {
      open.add(at);
      stack.push(new Visit(at, edges.getOrDefault(at, List.of()).iterator()));
    }
  }

  private static Diagnostic recursion(Edge edge) {
    String name = edge.to.name().text();
    return Diagnostic.of(DiagnosticKind.RECURSION, edge.span, name)
        .expected("an end: there is no recursion, loops are `for` and `scan`")
        .note(edge.to.name().span(), "`" + name + "` is declared here");
  }
}
