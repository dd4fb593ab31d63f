package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.source.MemberPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Routines that follow each other and hand on values: what they must leave behind, and everything
 * that takes, operands first, each in the earliest routine that needs it.
 */
final class Timeline {
  private final List<Root> roots = new ArrayList<>();
  private final Map<Expr, Entry> entries = new HashMap<>();
  private List<Expr> order = List.of();

  private Timeline() {}

  /** The outputs alone. */
  static Timeline predicting(Graph graph) {
    Timeline timeline = new Timeline();
    timeline.addOutputs(graph, graph.predictions(), Entry.PREDICT);
    timeline.compute(Entry.PREDICT);
    return timeline;
  }

  /** The way forward and the way back. */
  static Timeline training(Graph graph) {
    Timeline timeline = new Timeline();
    List<Expr> outputs = graph.outputs().stream().map(Graph.Output::value).toList();
    timeline.addOutputs(graph, outputs, Entry.FORWARD);
    graph
        .loss()
        .ifPresent(
            loss -> timeline.roots.add(new Root(loss, new Place.Loss(), "loss", Entry.FORWARD)));
    timeline.addUpdates(graph);
    timeline.compute(Entry.FORWARD);
    timeline.addGradients(graph);
    timeline.compute(Entry.BACKWARD);
    return timeline;
  }

  private void addOutputs(Graph graph, List<Expr> values, Entry entry) {
    for (int i = 0; i < values.size(); i++) {
      Graph.Output output = graph.outputs().get(i);
      roots.add(new Root(values.get(i), new Place.Output(i), output.name(), entry));
    }
  }

  /**
   * What states become is computed on the way forward; it takes their places after the way back.
   */
  private void addUpdates(Graph graph) {
    for (int i = 0; i < graph.states().size(); i++) {
      Graph.State state = graph.states().get(i);
      if (state.isUpdated()) {
        String name = MemberPath.of(state.start().path()) + ".next";
        roots.add(new Root(state.next(), new Place.NextState(i), name, Entry.FORWARD));
      }
    }
  }

  private void addGradients(Graph graph) {
    int parameters = graph.parameters().size();
    List<Graph.Input> inputs =
        graph.inputs().stream().filter(input -> input.value().type().isReal()).toList();
    for (int i = 0; i < graph.gradients().size(); i++) {
      Expr gradient = graph.gradients().get(i);
      if (i < parameters) {
        String name = MemberPath.of(graph.parameters().get(i).path()) + ".gradient";
        roots.add(new Root(gradient, new Place.Gradient(i), name, Entry.BACKWARD));
      } else {
        Graph.Input input = inputs.get(i - parameters);
        Place place = new Place.InputGradient(graph.inputs().indexOf(input));
        roots.add(new Root(gradient, place, input.name() + ".gradient", Entry.BACKWARD));
      }
    }
  }

  private void compute(Entry entry) {
    order = Order.of(roots.stream().map(Root::value).toList());
    order.forEach(expr -> entries.putIfAbsent(expr, entry));
  }

  List<Root> roots() {
    return roots;
  }

  List<Expr> order() {
    return order;
  }

  Entry entry(Expr expr) {
    return entries.get(expr);
  }
}
