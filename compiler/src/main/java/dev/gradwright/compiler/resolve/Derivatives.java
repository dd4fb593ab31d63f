package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.DerivativeName;
import dev.gradwright.compiler.ast.Expression.Derivative;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.ElementType;
import java.util.List;

/** Reads {@code grad(e wrt a, b)}. */
final class Derivatives {
  private final Here here;

  Derivatives(Here here) {
    this.here = here;
  }

  Producer of(Derivative syntax) {
    if (syntax.name() != DerivativeName.GRAD) {
      String name = "`" + syntax.name().symbol() + "`";
      throw Here.fail(DiagnosticKind.NOT_YET_SUPPORTED, syntax.span(), name);
    }
    Expression of = Expressions.one(here, syntax.of());
    if (!of.type().equals(Type.REAL)) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(
                      DiagnosticKind.NOT_DIFFERENTIABLE,
                      of.span(),
                      "`" + Words.excerpt(syntax.of()) + "`",
                      "by `grad`")
                  .found(of.type().toString())
                  .expected("a real scalar, such as `sum(...)`"),
              of));
    }
    List<Expression.Place> places = syntax.wrt().stream().map(n -> place(n, syntax)).toList();
    return new Producer.Gradient(of, places, syntax.span());
  }

  private Expression.Place place(Node syntax, Derivative derivative) {
    Expression named = Expressions.one(here, syntax);
    boolean real = named.element() == ElementType.REAL;
    if (!real || !(named instanceof Expression.Place place) || isConstant(named)) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.NOT_DIFFERENTIABLE,
                  syntax.span(),
                  "`" + Words.excerpt(derivative.of()) + "`",
                  "with respect to `" + Words.excerpt(syntax) + "`")
              .found(isState(named) ? "a state, a constant for gradients" : named.type().toString())
              .expected("the name of a real value or a path to a param"));
    }
    if (place instanceof Expression.Reference reference) {
      here.frame().differentiate(reference.value());
    }
    return place;
  }

  private static boolean isConstant(Expression named) {
    return isOf(Value.Role.CONSTANT, named) || isState(named);
  }

  private static boolean isState(Expression named) {
    return isOf(Value.Role.STATE, named);
  }

  private static boolean isOf(Value.Role role, Expression named) {
    return named instanceof Expression.Reference reference && reference.value().role() == role
        || named instanceof Expression.ParameterReference path && path.parameter().role() == role;
  }
}
