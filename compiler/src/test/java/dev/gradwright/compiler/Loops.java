package dev.gradwright.compiler;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import java.util.Optional;

/**
 * The loops of a text with one model, as they are scheduled.
 *
 * @param graph the model as built
 */
public record Loops(Graph graph, Program program) {

  /** In portable loops. */
  public static Loops of(String text, Precision precision) {
    GradientCompiler compiler =
        new GradientCompiler(none -> Optional.empty(), CompilerOptions.defaults().in(precision));
    Compilation made = compiler.compile("made.text", SourceFile.of("text.grad", text));
    if (!made.diagnostics().isEmpty()) {
      throw new AssertionError(made.diagnostics());
    }
    Graph graph = made.models().get(0);
    return new Loops(graph, compiler.schedule(graph));
  }
}
