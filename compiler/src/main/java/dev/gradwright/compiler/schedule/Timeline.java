package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.schedule.Root.Target;
import dev.gradwright.compiler.source.MemberPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Routines that follow each other and hand on values: what they must leave behind, and everything
 * that takes, operands first, loops opened, each in the earliest routine that needs it.
 */
final class Timeline {
  private final List<Root> roots = new ArrayList<>();
  private final Map<Expr, Entry> entries = new HashMap<>();
  private final Opening.Opened opened;
  private final List<Expr> order;
  private final List<OpenLoop> loops;

  private Timeline(List<Root> wanted, Computations computations) {
    this.opened = Opening.of(wanted.stream().map(Root::value).toList(), computations);
    for (Root root : wanted) {
      Expr value = opened.values().get(root.value());
      roots.add(new Root(value, root.target(), root.entry(), opened.scopes().outermost()));
    }
    compute(Entry.PREDICT);
    compute(Entry.FORWARD);
    compute(Entry.BACKWARD);
    this.order = Order.of(roots.stream().map(Root::value).toList());
    // A loop may have been an operand of another that turned out not to need it.
    this.loops = opened.loops().stream().filter(loop -> entries.containsKey(loop.turn())).toList();
    loops.forEach(this::addRoots);
  }

  /** The outputs alone. */
  static Timeline predicting(Graph graph, Computations computations) {
    return new Timeline(outputs(graph, graph.predictions(), Entry.PREDICT), computations);
  }

  /** The way forward and the way back. */
  static Timeline training(Graph graph, Computations computations) {
    List<Expr> values = graph.outputs().stream().map(Graph.Output::value).toList();
    List<Root> wanted = outputs(graph, values, Entry.FORWARD);
    graph.loss().ifPresent(loss -> wanted.add(root(loss, new Place.Loss(), "loss", Entry.FORWARD)));
    wanted.addAll(updates(graph));
    wanted.addAll(gradients(graph));
    return new Timeline(Rewidening.of(wanted, computations), computations);
  }

  /** A value that users get; its scope is found when loops have been opened. */
  private static Root root(Expr value, Place place, String name, Entry entry) {
    return new Root(value, new Target.Outside(place, name), entry, Scope.outermost());
  }

  private static List<Root> outputs(Graph graph, List<Expr> values, Entry entry) {
    List<Root> roots = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Graph.Output output = graph.outputs().get(i);
      roots.add(root(values.get(i), new Place.Output(i), output.name(), entry));
    }
    return roots;
  }

  /**
   * What states become is computed on the way forward; it takes their places after the way back.
   */
  private static List<Root> updates(Graph graph) {
    List<Root> roots = new ArrayList<>();
    for (int i = 0; i < graph.states().size(); i++) {
      Graph.State state = graph.states().get(i);
      if (state.isUpdated()) {
        String name = MemberPath.of(state.start().path()) + ".next";
        roots.add(root(state.next(), new Place.NextState(roots.size(), i), name, Entry.FORWARD));
      }
    }
    return roots;
  }

  private static List<Root> gradients(Graph graph) {
    int parameters = graph.parameters().size();
    List<Graph.Input> inputs =
        graph.inputs().stream().filter(input -> input.value().type().isReal()).toList();
    List<Root> roots = new ArrayList<>();
    for (int i = 0; i < graph.gradients().size(); i++) {
      Expr gradient = graph.gradients().get(i);
      if (i < parameters) {
        String name = MemberPath.of(graph.parameters().get(i).path()) + ".gradient";
        roots.add(root(gradient, new Place.Gradient(i), name, Entry.BACKWARD));
      } else {
        Graph.Input input = inputs.get(i - parameters);
        Place place = new Place.InputGradient(graph.inputs().indexOf(input));
        roots.add(root(gradient, place, input.name() + ".gradient", Entry.BACKWARD));
      }
    }
    return roots;
  }

  private void compute(Entry entry) {
    List<Expr> wanted =
        roots.stream().filter(root -> root.entry() == entry).map(Root::value).toList();
    Order.of(wanted).forEach(expr -> entries.putIfAbsent(expr, entry));
  }

  private void addRoots(OpenLoop loop) {
    loop.starts().forEach(left -> addRoot(left, entry(left.value()), loop.around()));
    loop.left().forEach(left -> addRoot(left, entry(loop.turn()), loop.scope()));
  }

  private void addRoot(OpenLoop.Left left, Entry entry, Scope scope) {
    roots.add(new Root(left.value(), left.target(), entry, scope));
  }

  List<Root> roots() {
    return roots;
  }

  List<OpenLoop> loops() {
    return loops;
  }

  List<Expr> order() {
    return order;
  }

  Entry entry(Expr expr) {
    return entries.get(expr);
  }

  Scope scope(Expr expr) {
    return opened.scopes().of(expr);
  }

  Scope outermost() {
    return opened.scopes().outermost();
  }
}
