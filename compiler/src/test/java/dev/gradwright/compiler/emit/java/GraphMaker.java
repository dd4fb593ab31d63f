package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Graphs without model files. */
final class GraphMaker {
  private final ExprTable table = new ExprTable();
  private final String name;
  private final Span span;
  private final List<Graph.Dim> dims = new ArrayList<>();
  private final List<Graph.Requirement> requirements = new ArrayList<>();
  private final List<Graph.Input> inputs = new ArrayList<>();
  private final List<Graph.Parameter> parameters = new ArrayList<>();
  private final List<Graph.Output> outputs = new ArrayList<>();
  private Optional<Expr> loss = Optional.empty();
  private String documentation = "";
  private String source = "test.grad";

  GraphMaker(String name) {
    this(name, "let made = by.hand;");
  }

  /** Everything comes from the one line of text. */
  GraphMaker(String name, String text) {
    this.name = name;
    this.span = SourceFile.of("test.grad", text).span(0, text.length());
  }

  ExprTable table() {
    return table;
  }

  GraphMaker documented(String text, String path) {
    documentation = text;
    source = path;
    return this;
  }

  Extent dim(String dim) {
    dims.add(new Graph.Dim(dim, "", span));
    return Extent.dim(dim);
  }

  void require(Extent nonNegative, String message) {
    requirements.add(new Graph.Requirement(nonNegative, message, span));
  }

  Expr input(String input, TensorType type) {
    return input(input, type, type.toString(), Optional.empty());
  }

  Expr input(String input, TensorType type, String declared, Optional<Graph.Domain> domain) {
    Expr value = Leaves.leaf(table, input, type);
    inputs.add(new Graph.Input(input, value, declared, domain, "", span));
    return value;
  }

  Expr param(String path, TensorType type) {
    return param(path, type, new Graph.Initialiser.Row("normal", Map.of("std", 0.5)));
  }

  Expr param(String path, TensorType type, Graph.Initialiser initialiser) {
    Expr value = Leaves.leaf(table, "param " + path, type);
    parameters.add(
        new Graph.Parameter(
            List.of(path.split("\\.")), value, type.toString(), initialiser, "", span));
    return value;
  }

  Expr named(String as, Expr expr) {
    table.setOrigin(expr, new Origin(span, Optional.of(as), Origin.Role.VALUE));
    return expr;
  }

  GraphMaker output(String output, Expr value) {
    outputs.add(new Graph.Output(output, value, "", span));
    return this;
  }

  GraphMaker loss(Expr value) {
    loss = Optional.of(value);
    return this;
  }

  /** The graph with its gradients; all values without an origin get one. */
  Graph make() {
    List<Graph.Input> seeds = new ArrayList<>();
    List<Expr> sources = new ArrayList<>(parameters.stream().map(Graph.Parameter::value).toList());
    List<Expr> gradients;
    if (loss.isPresent()) {
      gradients = sources.stream().map(s -> Leaves.gradient(loss.get(), s)).toList();
    } else {
      inputs.stream().map(Graph.Input::value).filter(v -> v.type().isReal()).forEach(sources::add);
      gradients = seeded(seeds, sources);
    }
    Graph graph =
        new Graph(
            "made",
            name,
            documentation,
            source,
            Precision.F64,
            Map.of(),
            dims,
            requirements,
            inputs,
            parameters,
            outputs,
            loss,
            seeds,
            gradients,
            List.of());
    return Adjoint.expand(graph, SurrogateRules.AS_WRITTEN);
  }

  private List<Expr> seeded(List<Graph.Input> seeds, List<Expr> sources) {
    Optional<Expr> sum = Optional.empty();
    for (Graph.Output output : outputs) {
      if (output.value().type().isReal()) {
        TensorType type = output.value().type();
        Expr seed = Leaves.leaf(table, "seed " + output.name(), type);
        seeds.add(
            new Graph.Input(output.name(), seed, type.toString(), Optional.empty(), "", span));
        Expr part =
            dev.gradwright.compiler.op.Totals.sum(
                dev.gradwright.compiler.op.Formula.times(output.value(), seed));
        sum =
            Optional.of(
                sum.map(s -> dev.gradwright.compiler.op.Formula.plus(s, part)).orElse(part));
      }
    }
    return sum.map(s -> Adjoint.adjoints(s, Leaves.literal(table, "1"), sources))
        .orElseGet(() -> sources.stream().map(s -> Leaves.zeros(table, s.type())).toList());
  }
}
