package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.ComparisonOperator;
import dev.gradwright.compiler.ast.Entry;
import dev.gradwright.compiler.ast.Expression.BoolLiteral;
import dev.gradwright.compiler.ast.Expression.Chain;
import dev.gradwright.compiler.ast.Expression.Comparison;
import dev.gradwright.compiler.ast.Expression.Conditional;
import dev.gradwright.compiler.ast.Expression.Hole;
import dev.gradwright.compiler.ast.Expression.IntLiteral;
import dev.gradwright.compiler.ast.Expression.Member;
import dev.gradwright.compiler.ast.Expression.Power;
import dev.gradwright.compiler.ast.Expression.Prefix;
import dev.gradwright.compiler.ast.Expression.RealLiteral;
import dev.gradwright.compiler.ast.Expression.Reduction;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Expression.Subscript;
import dev.gradwright.compiler.ast.Expression.TensorLiteral;
import dev.gradwright.compiler.ast.Expression.Transpose;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.PrefixOperator;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;

/** Reads expressions that have one value. */
final class Expressions {
  private final Here here;

  private Expressions(Here here) {
    this.here = here;
  }

  static Expression one(Here here, Node syntax) {
    return new Expressions(here).one(syntax);
  }

  private Expression one(Node syntax) {
    if (syntax instanceof Chain chain) {
      return Chains.of(here, chain);
    }
    if (syntax instanceof Reference reference) {
      return new Names(here).value(reference.name());
    }
    if (syntax instanceof Reduction reduction) {
      return new Notation(here).reduce(reduction);
    }
    if (syntax instanceof Subscript subscript) {
      return subscript(subscript);
    }
    if (syntax instanceof Member member) {
      return new Paths(here).value(member);
    }
    return Outcomes.mayBeSeveral(syntax) ? Outcomes.of(here, syntax).only(syntax) : simple(syntax);
  }

  private Expression simple(Node syntax) {
    if (syntax instanceof IntLiteral literal) {
      return Literals.of(literal);
    }
    if (syntax instanceof RealLiteral literal) {
      return Literals.of(literal);
    }
    if (syntax instanceof BoolLiteral literal) {
      return Literals.of(literal);
    }
    if (syntax instanceof TensorLiteral literal) {
      return stack(literal);
    }
    if (syntax instanceof Hole) {
      throw Here.fail(DiagnosticKind.MISPLACED_HOLE, syntax.span());
    }
    return operator(syntax);
  }

  private Expression operator(Node syntax) {
    if (syntax instanceof Prefix prefix) {
      boolean negates = prefix.operator() == PrefixOperator.NEGATE;
      Elementwise operator = negates ? Elementwise.NEGATE : Elementwise.NOT;
      return Elements.apply(operator, List.of(one(prefix.operand())), prefix.span());
    }
    if (syntax instanceof Power power) {
      List<Expression> operands = here.each(List.of(power.base(), power.exponent()));
      return Elements.apply(Elementwise.POWER, operands, power.span());
    }
    if (syntax instanceof Comparison comparison) {
      List<Expression> operands = here.each(List.of(comparison.left(), comparison.right()));
      return Elements.apply(operator(comparison.operator()), operands, comparison.span());
    }
    if (syntax instanceof Conditional conditional) {
      List<Expression> parts =
          here.each(List.of(conditional.condition(), conditional.yes(), conditional.no()));
      return Selections.of(parts.get(0), parts.get(1), parts.get(2), conditional.span());
    }
    if (syntax instanceof Transpose transpose) {
      return Selections.transpose(one(transpose.operand()), transpose.span());
    }
    throw new IllegalStateException("no expression: " + syntax.getClass());
  }

  private static Elementwise operator(ComparisonOperator operator) {
    return switch (operator) {
      case LESS -> Elementwise.LESS;
      case LESS_OR_EQUAL -> Elementwise.LESS_OR_EQUAL;
      case GREATER -> Elementwise.GREATER;
      case GREATER_OR_EQUAL -> Elementwise.GREATER_OR_EQUAL;
      case EQUAL -> Elementwise.EQUAL;
      case NOT_EQUAL -> Elementwise.NOT_EQUAL;
    };
  }

  private Expression subscript(Subscript subscript) {
    return Reads.of(here, one(subscript.target()), subscript);
  }

  private Expression stack(TensorLiteral literal) {
    List<Expression> elements = here.frame().each(literal.entries(), this::element);
    Expression widest = elements.get(0);
    for (Expression element : elements) {
      boolean same = element.type().axes().equals(widest.type().axes());
      if (!same) {
        throw unequal(widest, element);
      }
      widest = element.element().compareTo(widest.element()) < 0 ? element : widest;
    }
    return stack(elements, widest, literal);
  }

  private Expression element(Entry entry) {
    if (entry instanceof Entry.Leading leading) {
      throw Here.fail(
          DiagnosticKind.LEADING_DIMS, leading.span(), leading.name().text(), "are no value");
    }
    return one(((Entry.Value) entry).expression());
  }

  private static Expression stack(
      List<Expression> elements, Expression widest, TensorLiteral literal) {
    List<Expression> equal = new ArrayList<>();
    for (Expression element : elements) {
      equal.add(Broadcasting.fill(element, widest.type(), "an element of this literal"));
    }
    List<Axis> axes = new ArrayList<>(widest.type().axes());
    axes.add(0, new Axis.Single(Extent.of(elements.size())));
    return new Expression.Stack(equal, widest.type().withAxes(axes), literal.span());
  }

  private static Refusal unequal(Expression first, Expression other) {
    return Refusal.of(
        Words.origin(
            Diagnostic.of(DiagnosticKind.DIMS_DIFFER, other.span(), "a tensor literal's elements")
                .found(first.type() + " and " + other.type())
                .expected("elements of one type"),
            first));
  }
}
