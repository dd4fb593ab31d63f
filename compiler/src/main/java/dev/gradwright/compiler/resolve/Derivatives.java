package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression.Derivative;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code grad(e wrt a, b)} and {@code jvp(e wrt a along v)}. */
final class Derivatives {
  private final Here here;

  Derivatives(Here here) {
    this.here = here;
  }

  Producer of(Derivative syntax) {
    Expression of = Expressions.one(here, syntax.of());
    List<Expression.Place> wrt = syntax.wrt().stream().map(n -> place(n, syntax)).toList();
    Span span = syntax.span();
    return switch (syntax.name()) {
      case GRAD -> new Producer.Gradient(scalar(of, syntax), wrt, span);
      case JACOBIAN -> new Producer.Jacobian(real(of, syntax), wrt, span);
      case JVP -> new Producer.Jvp(real(of, syntax), wrt, along(syntax, wrt), span);
      case HVP -> new Producer.Hvp(scalar(of, syntax), wrt, along(syntax, wrt), span);
    };
  }

  private static Expression scalar(Expression of, Derivative syntax) {
    if (!of.type().equals(Type.REAL)) {
      throw refusal(of, syntax, "a real scalar, such as `sum(...)`");
    }
    return of;
  }

  private static Expression real(Expression of, Derivative syntax) {
    if (of.element() != ElementType.REAL) {
      throw refusal(of, syntax, "a real value");
    }
    return of;
  }

  private static Refusal refusal(Expression of, Derivative syntax, String expected) {
    return Refusal.of(
        Words.origin(
            Diagnostic.of(
                    DiagnosticKind.NOT_DIFFERENTIABLE,
                    of.span(),
                    "`" + Words.excerpt(syntax.of()) + "`",
                    "by `" + syntax.name().symbol() + "`")
                .found(of.type().toString())
                .expected(expected),
            of));
  }

  /** One direction for each place, of its type. */
  private List<Expression> along(Derivative syntax, List<Expression.Place> wrt) {
    if (syntax.along().size() != wrt.size()) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.WRONG_DIRECTIONS,
                  syntax.span(),
                  syntax.name().symbol(),
                  Words.count(syntax.along().size(), "direction", "directions"),
                  Words.count(wrt.size(), "name", "names"))
              .expected("after `along` as many as after `wrt`, in that order"));
    }
    once(syntax);
    List<Expression> along = new ArrayList<>();
    for (int i = 0; i < wrt.size(); i++) {
      String what = "the direction of `" + Words.excerpt(syntax.wrt().get(i)) + "`";
      Expression direction = Expressions.one(here, syntax.along().get(i));
      along.add(Broadcasting.fill(direction, wrt.get(i).type(), what));
    }
    return along;
  }

  /** A name that moves in two directions would move in their sum. */
  private static void once(Derivative syntax) {
    Set<String> seen = new HashSet<>();
    for (Node name : syntax.wrt()) {
      if (!seen.add(name.span().text())) {
        throw Here.fail(DiagnosticKind.REPEATED_ARGUMENT, name.span(), name.span().text());
      }
    }
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
