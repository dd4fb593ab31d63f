package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Face;
import java.util.List;

/** What users see of a graph. */
final class Faces {
  private Faces() {}

  static Face of(Graph graph) {
    return new Face(
        graph.packageName(),
        graph.name(),
        graph.documentation(),
        graph.source(),
        graph.constants(),
        graph.dims().stream().map(Faces::dim).toList(),
        Requirements.of(graph.requirements()),
        inputs(graph.inputs()),
        inputs(graph.seeds()),
        graph.parameters().stream().map(Faces::parameter).toList(),
        graph.states().stream().map(Graph.State::start).map(Faces::parameter).toList(),
        graph.draws().isPresent() ? Face.Randomness.DRAWS : Face.Randomness.NONE,
        graph.outputs().stream().map(Faces::output).toList(),
        graph.loss().isPresent() ? Face.Objective.LOSS : Face.Objective.SEEDED_OUTPUTS,
        graph.derivations().stream().map(Faces::derivation).toList());
  }

  private static Face.Derivation derivation(Graph.Derivation made) {
    return new Face.Derivation(made.span().text(), made.span().toString(), made.mode());
  }

  private static Face.Dim dim(Graph.Dim dim) {
    return new Face.Dim(dim.name(), dim.documentation(), dim.span().toString());
  }

  private static List<Face.Input> inputs(List<Graph.Input> inputs) {
    return inputs.stream()
        .map(
            input ->
                new Face.Input(
                    input.name(),
                    input.value().type(),
                    input.declared(),
                    input.domain().map(Faces::domain),
                    input.documentation(),
                    input.span().toString()))
        .toList();
  }

  private static Face.Domain domain(Graph.Domain domain) {
    if (domain instanceof Graph.Domain.Ints ints) {
      return new Face.Domain.Ints(ints.from(), ints.to(), ends(ints.declared()));
    }
    Graph.Domain.Reals reals = (Graph.Domain.Reals) domain;
    return new Face.Domain.Reals(reals.from(), reals.to(), ends(reals.declared()));
  }

  /** The ends of {@code 0..Classes}, and of {@code Classes}, which says the same. */
  private static Face.Domain.Ends ends(String declared) {
    int dots = declared.indexOf("..");
    return dots < 0
        ? new Face.Domain.Ends("0", declared.strip())
        : new Face.Domain.Ends(
            declared.substring(0, dots).strip(), declared.substring(dots + 2).strip());
  }

  private static Face.Parameter parameter(Graph.Parameter parameter) {
    return new Face.Parameter(
        parameter.path(),
        parameter.value().type(),
        parameter.declared(),
        start(parameter.initialiser()),
        parameter.documentation(),
        parameter.span().toString());
  }

  private static Face.Output output(Graph.Output output) {
    return new Face.Output(
        output.name(), output.value().type(), output.documentation(), output.span().toString());
  }

  private static Face.Start start(Graph.Initialiser initialiser) {
    if (initialiser instanceof Graph.Initialiser.Row row) {
      return new Face.Start.Row(row.name(), row.arguments());
    }
    return new Face.Start.Elements(((Graph.Initialiser.Elements) initialiser).values());
  }
}
