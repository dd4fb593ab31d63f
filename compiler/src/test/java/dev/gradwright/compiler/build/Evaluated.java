package dev.gradwright.compiler.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.resolve.Resolver;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last model of a text, evaluated at numbers for its dims, inputs and parameters. */
final class Evaluated {
  private final Graph graph;
  private final Map<String, Long> dims = new HashMap<>();
  private final Map<Expr, Numbers> leaves = new HashMap<>();

  private Evaluated(Graph graph) {
    this.graph = graph;
  }

  static Evaluated model(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Resolver resolver =
        new Resolver(name -> Optional.empty(), file -> Parser.parse(file, diagnostics));
    Optional<Program> program =
        Parser.parse(SourceFile.of("test.grad", text), diagnostics)
            .flatMap(file -> resolver.resolve("test", file, diagnostics));
    assertEquals("", diagnostics.render());
    List<dev.gradwright.compiler.resolved.Model> models = program.orElseThrow().models();
    Graph graph =
        GraphBuilder.build(
            program.get(), models.get(models.size() - 1), diagnostics, Evaluator::elements);
    assertEquals("", diagnostics.render());
    return new Evaluated(graph);
  }

  Graph graph() {
    return graph;
  }

  Evaluated dim(String name, long number) {
    dims.put(name, number);
    return this;
  }

  /** Gives an input or a parameter its elements. */
  Evaluated with(String name, double... elements) {
    Expr leaf = leaf(name);
    leaves.put(leaf, Numbers.of(Numbers.extents(leaf.shape(), dims::get), elements));
    return this;
  }

  private Expr leaf(String name) {
    for (Graph.Input input : graph.inputs()) {
      if (input.name().equals(name)) {
        return input.value();
      }
    }
    return graph.parameters().stream()
        .filter(parameter -> String.join(".", parameter.path()).equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  double[] output(String name) {
    Expr value =
        graph.outputs().stream()
            .filter(output -> output.name().equals(name))
            .findFirst()
            .orElseThrow()
            .value();
    return numbers(value).elements();
  }

  double loss() {
    return numbers(graph.loss().orElseThrow()).value();
  }

  /** The derivative of the loss by a parameter. */
  double[] gradient(String parameter) {
    Expr leaf = leaf(parameter);
    for (int i = 0; i < graph.parameters().size(); i++) {
      if (graph.parameters().get(i).value().equals(leaf)) {
        return numbers(graph.gradients().get(i)).elements();
      }
    }
    throw new IllegalArgumentException(parameter);
  }

  /** The same by central differences, extrapolated. */
  double[] differences(String parameter) {
    Expr leaf = leaf(parameter);
    Numbers base = leaves.get(leaf);
    double[] slopes = new double[base.elements().length];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = (4 * difference(leaf, base, i, 5e-4) - difference(leaf, base, i, 1e-3)) / 3;
    }
    leaves.put(leaf, base);
    return slopes;
  }

  private double difference(Expr leaf, Numbers base, int element, double step) {
    return (moved(leaf, base, element, step) - moved(leaf, base, element, -step)) / (2 * step);
  }

  private double moved(Expr leaf, Numbers base, int element, double by) {
    double[] elements = base.elements().clone();
    elements[element] += by;
    leaves.put(leaf, Numbers.of(base.extents(), elements));
    return loss();
  }

  private Numbers numbers(Expr value) {
    List<Expr> expanded = Adjoint.expand(List.of(value), SurrogateRules.AS_WRITTEN);
    return Evaluator.evaluate(expanded, dims, leaves).get(0);
  }
}
