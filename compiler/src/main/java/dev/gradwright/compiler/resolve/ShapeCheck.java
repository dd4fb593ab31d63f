package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Argument;
import dev.gradwright.compiler.ast.Check;
import dev.gradwright.compiler.ast.Entry;
import dev.gradwright.compiler.ast.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;

/** Proves {@code check shape(x, [N, K]);}: shapes are known when names are. */
final class ShapeCheck {
  private final Here here;

  ShapeCheck(Here here) {
    this.here = here;
  }

  void prove(Check.Named check) {
    List<Argument> arguments = check.arguments();
    if (arguments.size() != 2
        || !(arguments.get(0).value() instanceof Expression.Reference name)
        || !(arguments.get(1).value() instanceof Expression.TensorLiteral extents)) {
      throw malformed(check.span());
    }
    Value value = new Names(here).named(name.name());
    List<Extent> claimed = new ArrayList<>();
    for (Entry entry : extents.entries()) {
      if (!(entry instanceof Entry.Value extent)) {
        throw malformed(check.span());
      }
      claimed.add(new Extents(here).of(extent.expression()));
    }
    Type expected = Type.of(value.type().element(), claimed);
    if (!value.type().equals(expected)) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.DIMS_DIFFER, check.span(), "`check shape`")
              .found("`" + name.name().text() + "`: `" + value.type() + "`")
              .expected("`" + expected + "`")
              .note(value.span(), "`" + name.name().text() + "` is declared here"));
    }
  }

  private static Refusal malformed(Span span) {
    return Refusal.of(
        Diagnostic.of(
                DiagnosticKind.WRONG_TYPE,
                span,
                "what `check shape` is told",
                "a name and its extents")
            .expected("`check shape(x, [N, K]);`"));
  }
}
