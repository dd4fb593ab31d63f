package dev.gradwright.compiler.reference;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Pattern;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.explain.Derivation;
import dev.gradwright.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operators of one file of {@code reference}: a model for each, whose outputs are how it is
 * written, whose comment says what it means, and which the compiler differentiates.
 */
record OperatorTable(SourceFile file) {
  /** What the first line of the file says. */
  String title() {
    return file.text().lines().findFirst().orElseThrow().replace("// ", "");
  }

  String text() {
    StringBuilder text =
        new StringBuilder(Cells.head("operator", "meaning", "derivative", "at singular points"));
    List<Declaration.Model> models =
        Programs.tree(file).declarations().stream()
            .filter(Declaration.Model.class::isInstance)
            .map(Declaration.Model.class::cast)
            .toList();
    List<Graph> graphs = Programs.graphs(file.text());
    for (int i = 0; i < graphs.size(); i++) {
      text.append(row(models.get(i), graphs.get(i)));
    }
    return text.toString();
  }

  private static String row(Declaration.Model model, Graph graph) {
    Comment comment = Comment.of(graph.documentation());
    Derivation derivation = new Derivation(graph);
    List<String> signature = new ArrayList<>(written(model));
    signature.add(Cells.code(types(model, graph)));
    return Cells.row(
        Cells.lines(signature),
        Cells.prose(comment.meaning()),
        comment.derivative().isEmpty() ? derivative(derivation) : Cells.prose(comment.derivative()),
        singular(derivation, comment));
  }

  private static List<String> written(Declaration.Model model) {
    return model.body().stream()
        .filter(Statement.Output.class::isInstance)
        .map(output -> Cells.code(written((Statement.Output) output)))
        .toList();
  }

  /** The value, with what it is given to where that has something to say. */
  private static String written(Statement.Output output) {
    boolean plain =
        !(output.pattern() instanceof Pattern.Single single)
            || single.type().isEmpty() && single.domain().isEmpty();
    return (plain ? "" : output.pattern().span().text() + " = ") + output.value().span().text();
  }

  /** {@code real[N], int[K] -> real[N, K]} */
  private static String types(Declaration.Model model, Graph graph) {
    String operands =
        model.body().stream()
            .filter(Statement.Input.class::isInstance)
            .map(input -> ((Statement.Input) input))
            .map(input -> input.span().text().replaceFirst("input (.*);", "$1"))
            .collect(Collectors.joining(", "));
    String results =
        graph.outputs().stream()
            .limit(written(model).size() > 1 ? 1 : graph.outputs().size())
            .map(output -> output.value().type().toString())
            .collect(Collectors.joining(", "));
    return Stream.of(operands, "->", results)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String derivative(Derivation derivation) {
    List<String> adjoints = derivation.adjoints();
    return adjoints.isEmpty() ? "none" : Cells.lines(adjoints.stream().map(Cells::code).toList());
  }

  private static String singular(Derivation derivation, Comment comment) {
    List<String> all = new ArrayList<>();
    derivation.singularities().forEach(words -> all.add(Cells.prose(words)));
    all.add(Cells.prose(comment.singular()));
    return Cells.lines(all);
  }
}
