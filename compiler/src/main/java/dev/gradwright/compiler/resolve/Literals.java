package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression.BoolLiteral;
import dev.gradwright.compiler.ast.Expression.IntLiteral;
import dev.gradwright.compiler.ast.Expression.RealLiteral;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;

/** Reads numbers. */
final class Literals {
  private Literals() {}

  static Extent extent(IntLiteral literal) {
    return Extent.of(parse(literal));
  }

  static Expression of(IntLiteral literal) {
    parse(literal);
    return new Expression.Literal(literal.text(), Type.INT, literal.span());
  }

  static Expression of(RealLiteral literal) {
    if (Double.isInfinite(Double.parseDouble(literal.text()))) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.REAL_TOO_LARGE, literal.span(), literal.text())
              .expected("a real of at most " + Double.MAX_VALUE));
    }
    return new Expression.Literal(literal.text(), Type.REAL, literal.span());
  }

  static Expression of(BoolLiteral literal) {
    return new Expression.Literal(literal.value() ? "1" : "0", Type.BOOL, literal.span());
  }

  private static int parse(IntLiteral literal) {
    try {
      return Integer.parseInt(literal.text());
    } catch (NumberFormatException e) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.INT_TOO_LARGE, literal.span(), literal.text())
              .expected("an int below 2147483648, or a real: `" + literal.text() + ".0`"));
    }
  }
}
