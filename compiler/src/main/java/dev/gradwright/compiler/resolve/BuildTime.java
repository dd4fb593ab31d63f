package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/** Makes sure that what must be known when the model is built is known. */
final class BuildTime {
  private BuildTime() {}

  /** An extent without dims. */
  static Extent known(Here here, Extent extent, Span span) {
    return known(here, extent, span, "ints and build-time parameters");
  }

  /** An extent without dims, or else what would fit. */
  static Extent known(Here here, Extent extent, Span span, String expected) {
    for (String name : extent.dims()) {
      Optional<Symbol> symbol = here.scope().find(name);
      if (symbol.isPresent()
          && symbol.get() instanceof Symbol.Number number
          && number.origin() == Symbol.Origin.DIM) {
        throw Refusal.of(
            Diagnostic.of(DiagnosticKind.NOT_CONSTANT, span, "`" + extent + "`")
                .expected(expected)
                .note(number.span(), "dim " + name + " is bound later"));
      }
    }
    here.obligations().known(extent, span);
    return extent;
  }

  /** A value made of literals and build-time values. */
  static Expression constant(Here here, Actual actual) {
    Expression value = actual.value(here);
    if (!isConstant(value)) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.NOT_CONSTANT,
                  value.span(),
                  "`" + Words.excerpt(value.span()) + "`")
              .expected("literals, consts and build-time parameters"));
    }
    return value;
  }

  static boolean isConstant(Expression value) {
    if (value instanceof Expression.Literal || value instanceof Expression.Size) {
      return true;
    }
    if (value instanceof Expression.Reference reference) {
      return reference.value().role() == Value.Role.CONSTANT;
    }
    if (value instanceof Expression.Apply apply) {
      return areConstant(apply.operands());
    }
    if (value instanceof Expression.Stack stack) {
      return areConstant(stack.elements());
    }
    if (value instanceof Expression.Chain chain) {
      return isConstant(chain.first())
          && areConstant(chain.links().stream().map(Expression.Link::right).toList());
    }
    if (value instanceof Expression.Select select) {
      return areConstant(List.of(select.condition(), select.yes(), select.no()));
    }
    if (value instanceof Expression.Convert convert) {
      return isConstant(convert.operand());
    }
    return value instanceof Expression.Broadcast broadcast && isConstant(broadcast.operand());
  }

  private static boolean areConstant(List<Expression> values) {
    return values.stream().allMatch(BuildTime::isConstant);
  }
}
