package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Footprint;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.op.Gradient;
import dev.gradwright.compiler.source.MemberPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells what a model computes and how it is differentiated, as Markdown: a {@link Reading} cuts it
 * into lines, a {@link WayBack} derives lines of adjoints, a {@link Report} writes both.
 */
public final class Explainer {
  private final Graph graph;
  private final Program program;
  private final Symbols symbols = new Symbols();
  private final Reading reading;
  private final Formulas formulas;

  private Explainer(Graph graph, Program program, Differentiation differentiation) {
    this.graph = graph;
    this.program = program;
    this.reading = new Reading(symbols, differentiation, graph.loss());
    this.formulas = new Formulas(symbols, differentiation);
    lines(differentiation);
  }

  /**
   * The explanation of one model.
   *
   * @param graph before derivatives are expanded
   * @param program what it has become
   */
  public static String explain(Graph graph, Program program, Differentiation differentiation) {
    return new Explainer(graph, program, differentiation).text();
  }

  private void lines(Differentiation differentiation) {
    graph.inputs().forEach(input -> give(input.name(), input.value()));
    graph.parameters().forEach(p -> give(MemberPath.of(p.path()), p.value()));
    graph.states().forEach(s -> give(MemberPath.of(s.start().path()), s.value()));
    graph.outputs().forEach(output -> reading.promise(output.name(), output.value()));
    List<Expr> roots = graph.forward();
    List<Expr> forced = operandsOfGradients(roots);
    graph.loss().ifPresent(forced::add);
    reading.read(roots, forced);
    graph.outputs().forEach(output -> reading.named(output.name(), output.value()));
    graph.loss().ifPresent(loss -> reading.read(graph.gradients(), List.of()));
    if (graph.loss().isEmpty() && forced.isEmpty()) {
      back(differentiation);
    }
  }

  private static List<Expr> operandsOfGradients(List<Expr> roots) {
    List<Expr> operands = new ArrayList<>();
    Order.of(roots).stream()
        .filter(expr -> expr.operator() instanceof Gradient)
        .forEach(expr -> operands.addAll(expr.operands()));
    return operands;
  }

  private void give(String name, Expr leaf) {
    reading.put(leaf, symbols.given(name, leaf).leaf());
  }

  /** The way back from outputs whose adjoints the caller gives. */
  private void back(Differentiation differentiation) {
    Map<Expr, Expr> seeds = new LinkedHashMap<>();
    for (Graph.Output output : graph.outputs()) {
      if (output.value().type().isReal()) {
        Expr leaf = reading.named(output.name(), output.value());
        seeds.put(leaf, symbols.make("seed " + output.name(), leaf).leaf());
      }
    }
    List<Expr> sources = new ArrayList<>();
    graph.parameters().forEach(parameter -> sources.add(parameter.value()));
    graph.inputs().stream()
        .filter(input -> input.value().type().isReal())
        .forEach(input -> sources.add(input.value()));
    Set<Expr> active = new Reached(symbols, differentiation).by(reading.lines(), sources);
    WayBack back = new WayBack(symbols, differentiation, name -> "bar " + name, active);
    back.from(seeds, reading.lines(), sources);
    reading.lines().add(Line.Heading.OF_SEEDS);
    reading.lines().addAll(back.lines());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(graph.name()).append("\n\n");
    if (!graph.documentation().isEmpty()) {
      text.append(graph.documentation().strip()).append("\n\n");
    }
    text.append("From `").append(graph.source()).append("`, in ");
    text.append(program.precision().name().toLowerCase(Locale.ROOT))
        .append(constants())
        .append(".\n\n");
    text.append(LeafTable.of(graph)).append('\n');
    text.append("## The way forward\n\n");
    text.append(new Report(formulas, graph.source()).of(reading.lines()));
    ShortExtents extents = extents();
    text.append("\n## What is kept for the way back\n\n");
    if (!extents.meanings().isEmpty()) {
      text.append("With ").append(String.join(", ", extents.meanings())).append(":\n\n");
    }
    text.append(Kept.table(program, extents));
    text.append("\n## Memory\n\nA workspace takes at its peak ");
    text.append(extents.of(new Footprint(program).peak()));
    text.append(" bytes, parameters and inputs not counted.\n");
    derivations(text);
    return text.toString();
  }

  /** Those of the arrays. */
  private ShortExtents extents() {
    return new ShortExtents(
        program.buffers().stream()
            .flatMap(buffer -> buffer.type().shape().extents().stream())
            .toList());
  }

  private String constants() {
    List<String> all = new ArrayList<>();
    graph.constants().forEach((name, value) -> all.add(name + " = " + value));
    return all.isEmpty() ? "" : ", with " + String.join(", ", all);
  }

  private void derivations(StringBuilder text) {
    for (Face.Derivation one : program.face().derivations()) {
      text.append("\n`").append(one.written()).append("` (").append(one.where());
      text.append(") was taken in ").append(one.mode()).append(".\n");
    }
  }
}
