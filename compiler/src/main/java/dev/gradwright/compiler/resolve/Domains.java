package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.ChainOperator;
import dev.gradwright.compiler.ast.Expression.Chain;
import dev.gradwright.compiler.ast.Expression.IntLiteral;
import dev.gradwright.compiler.ast.Expression.Link;
import dev.gradwright.compiler.ast.Expression.Prefix;
import dev.gradwright.compiler.ast.Expression.RealLiteral;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.PrefixOperator;
import dev.gradwright.compiler.ast.Range;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.Domain;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.Optional;

/** Reads the ranges that values keep to. */
final class Domains {
  private final Here here;

  Domains(Here here) {
    this.here = here;
  }

  Optional<Domain> of(Optional<Range> range, Type type) {
    return range.map(written -> of(written, type));
  }

  private Domain of(Range range, Type type) {
    return switch (type.element()) {
      case INT -> {
        Interval interval = new Extents(here).range(range);
        yield new Domain.Ints(interval.from(), interval.to(), range.span().text());
      }
      case REAL -> reals(range);
      case BOOL -> throw Here.fail(DiagnosticKind.BAD_DOMAIN, range.span(), "a bool has no range");
      case F32, F16, BF16 -> throw new IllegalArgumentException("no value is of " + type);
    };
  }

  /** A domain in the names of the place where it is used. */
  static Domain in(Binding binding, Domain domain) {
    return domain instanceof Domain.Ints ints
        ? new Domain.Ints(binding.apply(ints.from()), binding.apply(ints.to()), ints.declared())
        : domain;
  }

  private static Domain reals(Range range) {
    double from = range.from().map(Domains::number).orElse(0.0);
    double to = number(range.to());
    if (from > to) {
      throw Here.fail(DiagnosticKind.BAD_DOMAIN, range.span(), "no real is in this range");
    }
    return new Domain.Reals(from, to, range.span().text());
  }

  private static double number(Node syntax) {
    if (syntax instanceof IntLiteral literal) {
      return Double.parseDouble(literal.text());
    }
    if (syntax instanceof RealLiteral literal) {
      return Double.parseDouble(literal.text());
    }
    if (syntax instanceof Prefix prefix && prefix.operator() == PrefixOperator.NEGATE) {
      return -number(prefix.operand());
    }
    if (syntax instanceof Chain chain) {
      double value = number(chain.first());
      for (Link link : chain.links()) {
        value = combine(value, link.operator(), number(link.operand()), syntax);
      }
      return value;
    }
    throw notANumber(syntax);
  }

  private static double combine(double a, ChainOperator operator, double b, Node syntax) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case FLOOR_DIVIDE, REMAINDER, CONTRACT, AND, OR -> throw notANumber(syntax);
    };
  }

  private static Refusal notANumber(Node syntax) {
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.NOT_A_LITERAL, syntax.span(), "an end of the range of a real")
            .found("`" + Words.excerpt(syntax) + "`"));
  }
}
