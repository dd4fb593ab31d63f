package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import java.util.List;

/** How much a model may hand to one method of its class. */
final class JavaLimits {
  // A method takes 255 arguments; some of them are the class's own.
  private static final int MOST = 250;

  private JavaLimits() {}

  /** Reports the first that is too many of what becomes arguments of one method. */
  static void check(Frame frame, Name model, String what, List<Span> declared) {
    if (declared.size() > MOST) {
      frame.report(
          Diagnostic.of(
                  DiagnosticKind.TOO_MANY_INPUTS,
                  declared.get(MOST),
                  model.text(),
                  declared.size(),
                  what)
              .expected(
                  "at most " + MOST + ", which a Java method takes; one may be a tensor of all"));
    }
  }
}
