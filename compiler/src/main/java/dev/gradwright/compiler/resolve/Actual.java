package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Argument;
import dev.gradwright.compiler.ast.Expression.BoolLiteral;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/** An argument as given. */
record Actual(Optional<Name> name, Operand operand, Span span) {

  /** Where its value comes from. */
  sealed interface Operand {}

  /** An expression of the text. */
  record Written(Node syntax) implements Operand {}

  /** A value that was made before. */
  record Ready(Expression expression) implements Operand {}

  static List<Actual> of(List<Argument> arguments) {
    return arguments.stream()
        .map(a -> new Actual(a.name(), new Written(a.value()), a.span()))
        .toList();
  }

  static Actual written(Node syntax) {
    return new Actual(Optional.empty(), new Written(syntax), syntax.span());
  }

  static Actual ready(Optional<Name> name, Expression expression, Span span) {
    return new Actual(name, new Ready(expression), span);
  }

  Expression value(Here here) {
    return operand instanceof Ready ready
        ? ready.expression()
        : Expressions.one(here, ((Written) operand).syntax());
  }

  Extent extent(Here here) {
    if (operand instanceof Ready ready && ready.expression() instanceof Expression.Size size) {
      return size.extent();
    }
    return operand instanceof Written written
        ? new Extents(here).size(written.syntax())
        : Extent.ZERO;
  }

  /** An extent that may be negative. */
  Extent signedExtent(Here here) {
    return operand instanceof Written written
        ? new Extents(here).of(written.syntax())
        : extent(here);
  }

  /** {@code true} or {@code false}, as written. */
  boolean flag(String what) {
    if (operand instanceof Written written && written.syntax() instanceof BoolLiteral literal) {
      return literal.value();
    }
    throw Here.fail(DiagnosticKind.WRONG_TYPE, span, what, "written as `true` or `false`");
  }
}
