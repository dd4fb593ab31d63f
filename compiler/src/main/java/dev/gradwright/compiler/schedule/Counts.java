package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Count;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.RefusedException;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Numbers of elements: those that depend on dims are checked when these are bound. */
final class Counts {
  private final Graph graph;
  private final Names names;
  private final Map<Extent, String> open = new LinkedHashMap<>();

  Counts(Graph graph, Names names) {
    this.graph = graph;
    this.names = names;
    Stream.concat(graph.inputs().stream(), graph.seeds().stream())
        .forEach(input -> add(input.value().shape().size(), input.value()));
    graph.parameters().forEach(p -> add(p.value().shape().size(), p.value()));
  }

  /** An array of so many elements, or a loop over them, is needed for a value. */
  void add(Extent extent, Expr of) {
    if (extent.constant().orElse(0) > Tensor.MOST_ELEMENTS) {
      throw new RefusedException(
          Diagnostic.of(DiagnosticKind.ARRAY_TOO_LARGE, span(of), Names.words(names.of(of)), extent)
              .expected("at most " + Tensor.MOST_ELEMENTS + ", which a Java array holds"));
    }
    if (extent.constant().isEmpty() && extent.bareName().isEmpty()) {
      open.putIfAbsent(extent, Names.words(names.of(of)));
    }
  }

  /** Where the value is written; for one without a place, where the model says what it computes. */
  private Span span(Expr value) {
    return names
        .span(value)
        .or(() -> graph.outputs().stream().map(Graph.Output::span).findFirst())
        .or(() -> graph.parameters().stream().map(Graph.Parameter::span).findFirst())
        .or(() -> graph.inputs().stream().map(Graph.Input::span).findFirst())
        .orElseThrow();
  }

  List<Count> open() {
    return open.entrySet().stream().map(c -> new Count(c.getValue(), c.getKey())).toList();
  }
}
