package dev.gradwright.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.build.GraphBuilder;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.resolve.Resolved;
import dev.gradwright.compiler.resolved.Model;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.util.List;

/** What the reference asks of texts. */
final class Programs {
  private Programs() {}

  static dev.gradwright.compiler.ast.File tree(SourceFile text) {
    return Parser.parse(text, new Diagnostics()).orElseThrow();
  }

  /** The graphs of all models of a text, as built. */
  static List<Graph> graphs(String text) {
    Program program = Resolved.of(text);
    return program.models().stream().map(model -> graph(program, model)).toList();
  }

  private static Graph graph(Program program, Model model) {
    Diagnostics diagnostics = new Diagnostics();
    Graph graph = GraphBuilder.build(program, model, diagnostics, Evaluator::elements);
    assertEquals("", diagnostics.render());
    return graph;
  }
}
