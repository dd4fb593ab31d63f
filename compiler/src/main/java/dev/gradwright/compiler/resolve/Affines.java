package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.ChainOperator;
import dev.gradwright.compiler.ast.Expression.Chain;
import dev.gradwright.compiler.ast.Expression.IntLiteral;
import dev.gradwright.compiler.ast.Expression.Link;
import dev.gradwright.compiler.ast.Expression.Power;
import dev.gradwright.compiler.ast.Expression.Prefix;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.PrefixOperator;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads positions: what is affine in indices with extents as coefficients. */
final class Affines {
  private static final int HIGHEST_POWER = 16;

  private final Here here;

  Affines(Here here) {
    this.here = here;
  }

  /** Empty if it is something else, which may yet be an int. */
  Optional<Affine> of(Node syntax) {
    if (syntax instanceof IntLiteral literal) {
      return Optional.of(Affine.of(Literals.extent(literal)));
    }
    if (syntax instanceof Reference reference) {
      return name(reference);
    }
    if (syntax instanceof Prefix prefix) {
      boolean negative = prefix.operator() == PrefixOperator.NEGATE;
      return negative ? of(prefix.operand()).map(a -> a.times(Extent.of(-1))) : Optional.empty();
    }
    if (syntax instanceof Power power) {
      return power(power);
    }
    return syntax instanceof Chain chain ? chain(chain) : Optional.empty();
  }

  private Optional<Affine> name(Reference reference) {
    Optional<Symbol> symbol = here.find(reference.name());
    if (symbol.isEmpty()) {
      return new Names(here).number(reference.name()).map(Affine::of);
    }
    if (symbol.get() instanceof Symbol.Number number) {
      return Optional.of(Affine.of(number.extent()));
    }
    return symbol.get() instanceof Symbol.AtIndex at && at.index() instanceof Index.Single single
        ? Optional.of(Affine.of(single))
        : Optional.empty();
  }

  private Optional<Affine> power(Power power) {
    Optional<Extent> base = constant(of(power.base()));
    OptionalLong exponent =
        power.exponent() instanceof IntLiteral literal
            ? Literals.extent(literal).constant()
            : OptionalLong.empty();
    if (base.isEmpty() || exponent.isEmpty() || exponent.getAsLong() > HIGHEST_POWER) {
      return Optional.empty();
    }
    Extent product = Extent.ONE;
    for (long i = 0; i < exponent.getAsLong(); i++) {
      product = product.times(base.get());
    }
    return Optional.of(Affine.of(product));
  }

  private Optional<Affine> chain(Chain chain) {
    Optional<Affine> sum = of(chain.first());
    for (Link link : chain.links()) {
      Optional<Affine> right = sum.isPresent() ? of(link.operand()) : Optional.empty();
      if (right.isEmpty()) {
        return Optional.empty();
      }
      sum = combine(sum.get(), link, right.get());
    }
    return sum;
  }

  private Optional<Affine> combine(Affine left, Link link, Affine right) {
    try {
      return combine(left, link.operator(), right, link.operatorSpan());
    } catch (ArithmeticException e) {
      String what = left.offset() + " " + link.operator().symbol() + " " + right.offset();
      String reason = "no number: " + e.getMessage();
      throw Here.fail(DiagnosticKind.BAD_EXTENT, link.operatorSpan(), what, reason);
    }
  }

  private Optional<Affine> combine(Affine left, ChainOperator operator, Affine right, Span span) {
    return switch (operator) {
      case ADD -> Optional.of(left.plus(right));
      case SUBTRACT -> Optional.of(left.plus(right.times(Extent.of(-1))));
      case MULTIPLY ->
          right.isConstant()
              ? Optional.of(left.times(right.offset()))
              : constant(Optional.of(left)).map(right::times);
      case DIVIDE -> bothConstant(left, right).map(a -> evenly(a, right.offset(), span));
      case FLOOR_DIVIDE ->
          bothConstant(left, right).map(a -> Affine.of(a.floorDividedBy(right.offset())));
      case REMAINDER -> bothConstant(left, right).map(a -> Affine.of(remainder(a, right.offset())));
      case CONTRACT, AND, OR -> Optional.empty();
    };
  }

  private Affine evenly(Extent numerator, Extent denominator, Span span) {
    Extent quotient = numerator.dividedBy(denominator);
    here.obligations().even(quotient, span);
    if (numerator.constant().isPresent()
        && denominator.constant().isPresent()
        && quotient.constant().isEmpty()) {
      throw Here.fail(DiagnosticKind.BAD_EXTENT, span, quotient, "not a whole number");
    }
    return Affine.of(quotient);
  }

  private static Extent remainder(Extent a, Extent b) {
    return a.minus(a.floorDividedBy(b).times(b));
  }

  private static Optional<Extent> bothConstant(Affine left, Affine right) {
    return right.isConstant() ? constant(Optional.of(left)) : Optional.empty();
  }

  private static Optional<Extent> constant(Optional<Affine> affine) {
    return affine.filter(Affine::isConstant).map(Affine::offset);
  }
}
