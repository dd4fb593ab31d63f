package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.source.MemberPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A graph as text, one expression a line, operands before what is computed from them; numbered from
 * 0 in that order.
 */
public final class GraphPrinter {
  private final Map<Expr, Integer> numbers = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private GraphPrinter() {}

  public static String print(Graph graph) {
    GraphPrinter printer = new GraphPrinter();
    printer.text.append("model ").append(graph.name()).append('\n');
    Order.of(graph.values()).forEach(printer::line);
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

  private void line(Expr expr) {
    numbers.put(expr, numbers.size());
    text.append("  ").append(name(expr)).append(" = ").append(expr.operator().spelling());
    if (!expr.operands().isEmpty()) {
      text.append(
          expr.operands().stream().map(this::name).collect(Collectors.joining(", ", "(", ")")));
    }
    text.append(" : ").append(expr.type());
    expr.table().origin(expr).ifPresent(this::origin);
    text.append('\n');
  }

  private void origin(Origin origin) {
    String role =
        origin.role() == Origin.Role.VALUE
            ? ""
            : origin.role().name().toLowerCase(Locale.ROOT) + " ";
    text.append("  // ").append(role);
    origin.name().ifPresent(name -> text.append(name).append(", "));
    text.append(origin.span().position());
  }

  private void root(String name, Expr expr) {
    text.append("  ").append(name).append(" = ").append(name(expr)).append('\n');
  }

  private String name(Expr expr) {
    return "%" + numbers.get(expr);
  }
}
