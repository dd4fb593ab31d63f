package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression.Chain;
import dev.gradwright.compiler.ast.Expression.Link;
import dev.gradwright.compiler.ast.Expression.Prefix;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.Range;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;
import java.util.Optional;

/** Reads extents: polynomials over dims and build-time ints. */
final class Extents {
  private final Here here;

  Extents(Here here) {
    this.here = here;
  }

  Extent of(Node syntax) {
    return new Affines(here)
        .of(syntax)
        .filter(Affine::isConstant)
        .map(Affine::offset)
        .orElseThrow(() -> refusal(syntax));
  }

  /** An extent that must not be negative. */
  Extent size(Node syntax) {
    Extent extent = of(syntax);
    here.obligations()
        .notNegative(
            extent,
            () ->
                Diagnostic.of(DiagnosticKind.BAD_EXTENT, syntax.span(), extent, "negative")
                    .expected("0 or more"));
    return extent;
  }

  /** {@code a..b}, or {@code b} for {@code 0..b}; not less than nothing. */
  Interval range(Range range) {
    Extent from = range.from().map(this::of).orElse(Extent.ZERO);
    Extent to = of(range.to());
    Extent length = to.minus(from);
    if (here.obligations().notNegativeForPositiveDims(length.times(Extent.of(-1)).plus(-1))) {
      throw Refusal.of(backwards(range, length));
    }
    here.obligations().notNegative(length, () -> backwards(range, length));
    return new Interval(from, to);
  }

  private static Diagnostic backwards(Range range, Extent length) {
    return Diagnostic.of(DiagnosticKind.BAD_EXTENT, range.span(), length, "negative")
        .found("`" + Words.excerpt(range.span()) + "`")
        .expected("a range that ends at its start or later: `a..b` is a, a + 1, ... b - 1");
  }

  private Refusal refusal(Node syntax) {
    unknownName(syntax);
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.NOT_AN_EXTENT, syntax.span())
            .found("`" + Words.excerpt(syntax) + "`")
            .expected("ints, dims and build-time ints, with + - * / div"));
  }

  /** Refuses the first name that nobody knows: that says more than "no extent". */
  private void unknownName(Node syntax) {
    if (syntax instanceof Reference reference) {
      if (!here.knows(reference.name())) {
        throw new Unknown(here).extent(reference.name());
      }
    } else if (syntax instanceof Prefix prefix) {
      unknownName(prefix.operand());
    } else if (syntax instanceof Chain chain) {
      unknownName(chain.first());
      chain.links().stream().map(Link::operand).forEach(this::unknownName);
    }
  }

  /** The number that an extent is, if it is written as one. */
  static Optional<Long> number(Extent extent) {
    return extent.constant().isPresent()
        ? Optional.of(extent.constant().getAsLong())
        : Optional.empty();
  }
}
