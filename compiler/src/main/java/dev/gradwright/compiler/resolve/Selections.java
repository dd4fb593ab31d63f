package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes what chooses among values, or moves them. */
final class Selections {
  private Selections() {}

  /** {@code condition ? yes : no} */
  static Expression of(Expression condition, Expression yes, Expression no, Span span) {
    if (condition.element() != ElementType.BOOL) {
      throw Elements.wrong("?:", condition, "a bool before `?`");
    }
    ElementType element = common(yes, no);
    List<Axis> axes = Broadcasting.join("?:", List.of(condition, yes, no), span);
    Type type = new Type(element, axes);
    return new Expression.Select(
        Broadcasting.spread(condition, axes),
        Elements.bring(yes, type),
        Elements.bring(no, type),
        type,
        span);
  }

  private static ElementType common(Expression yes, Expression no) {
    if (yes.element() == no.element()) {
      return yes.element();
    }
    if (yes.element() == ElementType.BOOL || no.element() == ElementType.BOOL) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.WRONG_TYPE, no.span(), "one branch", yes.type())
              .found("the other is " + no.type())
              .expected("branches of one element type"));
    }
    return ElementType.REAL;
  }

  /** {@code x.T}: the last two axes change places. */
  static Expression transpose(Expression operand, Span span) {
    List<Axis> axes = new ArrayList<>(operand.type().axes());
    int rank = axes.size();
    boolean matrix =
        rank >= 2
            && axes.get(rank - 1) instanceof Axis.Single
            && axes.get(rank - 2) instanceof Axis.Single;
    if (!matrix) {
      throw Elements.wrongRank(
          ".T", operand, "two axes or more; a vector stands on either side of `@` as it is");
    }
    List<Integer> order =
        IntStream.range(0, rank).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.swap(order, rank - 1, rank - 2);
    Collections.swap(axes, rank - 1, rank - 2);
    return new Expression.Permute(operand, order, operand.type().withAxes(axes), span);
  }
}
