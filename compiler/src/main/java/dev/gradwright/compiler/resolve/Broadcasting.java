package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.List;
import java.util.Optional;

/** Brings operands to one shape: missing leading axes and scalars are repeated, nothing else. */
final class Broadcasting {
  private Broadcasting() {}

  /** The axes of both, if one's are the last of the other's. */
  static Optional<List<Axis>> join(List<Axis> a, List<Axis> b) {
    if (a.size() < b.size()) {
      return join(b, a);
    }
    return a.subList(a.size() - b.size(), a.size()).equals(b) ? Optional.of(a) : Optional.empty();
  }

  /** The axes of all operands of one operator. */
  static List<Axis> join(String operator, List<Expression> operands, Span span) {
    Expression widest = operands.get(0);
    for (Expression operand : operands.subList(1, operands.size())) {
      List<Axis> before = widest.type().axes();
      if (join(before, operand.type().axes()).isEmpty()) {
        throw misfit(operator, widest, operand, span);
      }
      widest = before.size() < operand.type().axes().size() ? operand : widest;
    }
    return widest.type().axes();
  }

  static Refusal misfit(String operator, Expression left, Expression right, Span span) {
    Diagnostic misfit =
        Diagnostic.of(DiagnosticKind.DIMS_DIFFER, span, "`" + operator + "`")
            .found(left.type() + " and " + right.type())
            .expected(
                "equal dims, or one that lacks leading dims of the other"
                    + Words.byName(left.type(), right.type()));
    return Refusal.of(Words.origin(Words.origin(misfit, left), right));
  }

  /** The operand repeated to have these axes. */
  static Expression spread(Expression operand, List<Axis> axes) {
    Type type = operand.type().withAxes(axes);
    return axes.equals(operand.type().axes())
        ? operand
        : new Expression.Broadcast(operand, type, operand.span());
  }

  /** The operand as another element type; a literal is written anew. */
  static Expression convert(Expression operand, ElementType element) {
    if (operand.element() == element) {
      return operand;
    }
    Type type = operand.type().withElement(element);
    return operand instanceof Expression.Literal literal && element == ElementType.REAL
        ? new Expression.Literal(literal.text(), type, literal.span())
        : new Expression.Convert(operand, type, operand.span());
  }

  /** Fits a value to where a type is declared: ints become real, a scalar fills. */
  static Expression fill(Expression value, Type declared, String what) {
    if (!fills(value, declared)) {
      throw Refusal.of(misfit(value, declared, what));
    }
    return spread(convert(value, declared.element()), declared.axes());
  }

  static boolean fills(Expression value, Type declared) {
    boolean fillable = value.type().isScalar() || value.type().axes().equals(declared.axes());
    boolean convertible =
        value.element() == declared.element()
            || value.element() == ElementType.INT && declared.element() == ElementType.REAL;
    return fillable && convertible;
  }

  static Diagnostic misfit(Expression value, Type declared, String what) {
    Diagnostic misfit =
        Diagnostic.of(DiagnosticKind.WRONG_TYPE, value.span(), what, declared)
            .found(value.type().toString())
            .expected(declared.toString());
    return value instanceof Expression.Reference ? Words.origin(misfit, value) : misfit;
  }
}
