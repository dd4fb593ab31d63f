package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.Map;
import java.util.Optional;

/** Says why a statement has no place where it stands. */
final class Misplaced {
  private static final Map<Class<?>, String> KEYWORDS =
      Map.ofEntries(
          Map.entry(Statement.Precision.class, "precision"),
          Map.entry(Statement.Dim.class, "dim"),
          Map.entry(Statement.Input.class, "input"),
          Map.entry(Statement.Param.class, "param"),
          Map.entry(Statement.State.class, "state"),
          Map.entry(Statement.Use.class, "use"),
          Map.entry(Statement.Let.class, "let"),
          Map.entry(Statement.Output.class, "output"),
          Map.entry(Statement.Loss.class, "loss"),
          Map.entry(Statement.Update.class, "update"),
          Map.entry(Statement.Forward.class, "forward"),
          Map.entry(Statement.Return.class, "return"),
          Map.entry(Statement.Bar.class, "bar"),
          Map.entry(Statement.Next.class, "next"),
          Map.entry(Statement.Yield.class, "yield"),
          Map.entry(Statement.Final.class, "final"));

  private Misplaced() {}

  static Refusal in(Statement statement, String place) {
    String keyword = Optional.ofNullable(KEYWORDS.get(statement.getClass())).orElse("check");
    return Here.fail(DiagnosticKind.MISPLACED_DECLARATION, statement.span(), keyword, place);
  }
}
