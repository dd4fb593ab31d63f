package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.source.MemberPath;
import java.util.ArrayList;
import java.util.List;

/** A graph as text: its expressions, one a line, and what they are to it. */
public final class GraphPrinter {
  private final StringBuilder text = new StringBuilder();
  private final ExprPrinter lines = ExprPrinter.into(text);

  private GraphPrinter() {}

  public static String print(Graph graph) {
    GraphPrinter printer = new GraphPrinter();
    printer.text.append("model ").append(graph.name()).append('\n');
    printer.lines.print(graph.values());
    graph.outputs().forEach(output -> printer.root("output " + output.name(), output.value()));
    graph.loss().ifPresent(loss -> printer.root("loss", loss));
    List<String> names = new ArrayList<>();
    graph.parameters().forEach(parameter -> names.add(MemberPath.of(parameter.path())));
    graph.inputs().stream()
        .filter(input -> input.value().type().isReal())
        .forEach(input -> names.add(input.name()));
    for (int i = 0; i < graph.gradients().size(); i++) {
      printer.root("gradient " + names.get(i), graph.gradients().get(i));
    }
    graph.states().stream().filter(Graph.State::isUpdated).forEach(printer::update);
    printer.predictions(graph);
    return printer.text.toString();
  }

  private void update(Graph.State state) {
    root("update " + MemberPath.of(state.start().path()), state.next());
  }

  /** Where they are not what the outputs are in training. */
  private void predictions(Graph graph) {
    for (int i = 0; i < graph.predictions().size(); i++) {
      Graph.Output output = graph.outputs().get(i);
      if (graph.predictions().get(i) != output.value()) {
        root("predicted " + output.name(), graph.predictions().get(i));
      }
    }
  }

  private void root(String name, Expr expr) {
    text.append("  ").append(name).append(" = ").append(lines.name(expr)).append('\n');
  }
}
