package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Expression.Subscript;
import dev.gradwright.compiler.ast.Index.At;
import dev.gradwright.compiler.ast.Index.Leading;
import dev.gradwright.compiler.ast.Index.Slice;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Coordinate;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads {@code x[...]}: one coordinate for each axis, and what proves it inside. */
final class Reads {
  private final Here here;
  private final Expression tensor;
  private final List<Axis> axes;
  private final Subscript syntax;
  private final List<Coordinate> coordinates = new ArrayList<>();
  private final List<Axis> kept = new ArrayList<>();

  private Reads(Here here, Expression tensor, Subscript syntax) {
    this.here = here;
    this.tensor = tensor;
    this.axes = tensor.type().axes();
    this.syntax = syntax;
  }

  static Expression of(Here here, Expression tensor, Subscript syntax) {
    return new Reads(here, tensor, syntax).read();
  }

  private Expression read() {
    List<dev.gradwright.compiler.ast.Index> indices = syntax.indices();
    int axis = 0;
    for (int i = 0; i < indices.size(); i++) {
      if (indices.get(i) instanceof Leading leading) {
        int others = indices.size() - 1;
        axis = leading(leading, i, axes.size() - others);
      } else {
        coordinate(indices.get(i), single(axis, indices.size()));
        axis++;
      }
    }
    for (Axis rest : axes.subList(axis, axes.size())) {
      whole(rest);
    }
    return new Expression.Read(tensor, coordinates, tensor.type().withAxes(kept), syntax.span());
  }

  private void whole(Axis axis) {
    coordinates.add(new Coordinate.Whole());
    kept.add(axis);
  }

  private Axis.Single single(int axis, int indices) {
    if (axis >= axes.size()) {
      throw tooMany(indices);
    }
    if (axes.get(axis) instanceof Axis.Leading leading) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(
                      DiagnosticKind.LEADING_DIMS,
                      syntax.span(),
                      leading.name(),
                      "stand before what is indexed")
                  .expected("an index for them: `[.." + leading.name().toLowerCase() + ", ...]`"),
              tensor));
    }
    return (Axis.Single) axes.get(axis);
  }

  private Refusal tooMany(int indices) {
    return Refusal.of(
        Words.origin(
            Diagnostic.of(
                DiagnosticKind.TOO_MANY_INDICES,
                syntax.span(),
                tensor.type(),
                Words.count(axes.size(), "axis", "axes"),
                indices),
            tensor));
  }

  /** {@code ..s} takes what the other indices leave; the axis that follows. */
  private int leading(Leading written, int position, int count) {
    if (position > 0 || count < 0) {
      throw position > 0
          ? Here.fail(
              DiagnosticKind.LEADING_DIMS,
              written.span(),
              written.name().text(),
              "stand first among indices")
          : tooMany(syntax.indices().size());
    }
    Optional<Symbol> symbol = here.find(written.name());
    if (symbol.isPresent()
        && symbol.get() instanceof Symbol.AtIndex at
        && at.index() instanceof Index.Leading index) {
      here.nest().orElseThrow().readLeading(index, axes.subList(0, count), written.span());
      coordinates.add(new Coordinate.Same(index));
    } else {
      axes.subList(0, count).forEach(this::whole);
    }
    return count;
  }

  private void coordinate(dev.gradwright.compiler.ast.Index index, Axis.Single axis) {
    if (index instanceof At at) {
      coordinates.add(at(at, axis.extent()));
    } else if (index instanceof Slice slice) {
      coordinates.add(part(slice, axis.extent()));
    } else {
      whole(axis);
    }
  }

  private Coordinate part(Slice slice, Extent extent) {
    Interval range = new Extents(here).range(slice.range());
    String found = range.from() + ".." + range.to();
    Supplier<Diagnostic> outside =
        () -> outside(slice.span(), extent).found(found).expected("a part of 0.." + extent);
    within(here, range, extent, outside);
    kept.add(new Axis.Single(range.to().minus(range.from())));
    return new Coordinate.Part(range.from(), range.to());
  }

  private Coordinate at(At at, Extent extent) {
    requireKnown(at);
    Optional<Affine> affine = new Affines(here).of(at.expression());
    if (affine.isEmpty()) {
      return computed(at, extent);
    }
    Affine position = affine.get();
    if (position.isConstant()) {
      Supplier<Diagnostic> outside =
          () ->
              outside(at.span(), extent)
                  .found(position.offset().toString())
                  .didYouMean(fromEnd(position.offset(), extent));
      here.obligations().notNegative(position.offset(), outside);
      here.obligations().notNegative(extent.minus(position.offset()).plus(-1), outside);
    } else {
      Supplier<Diagnostic> outside = () -> outside(at.span(), extent);
      read(new Nest.Reading(position, extent, at.span(), outside));
    }
    return new Coordinate.At(position.coefficients(), position.offset());
  }

  private void requireKnown(At at) {
    if (at.expression() instanceof Reference reference && !here.knows(reference.name())) {
      throw new Unknown(here).index(reference.name());
    }
  }

  /** Outside of index notation, all that positions can depend on is the step of a scan. */
  private void read(Nest.Reading reading) {
    here.nest()
        .ifPresentOrElse(
            nest -> nest.read(reading), () -> new Ranges(here.frame()).verify(reading));
  }

  private Diagnostic outside(Span index, Extent extent) {
    String text = Words.excerpt(syntax.target());
    String what = "index `" + Words.excerpt(index) + "`";
    Diagnostic outside =
        Diagnostic.of(DiagnosticKind.OUTSIDE, index, what, text).expected(positions(here, extent));
    return Words.origin(outside, tensor);
  }

  /** The indices of an axis. */
  static String positions(Here here, Extent extent) {
    String all = new Interval(Extent.ZERO, extent).words();
    OptionalLong last = here.obligations().number(extent.plus(-1));
    return last.isPresent() ? all + ", which is " + last.getAsLong() : all;
  }

  /** What a negative index is where those count from the end. */
  private static Optional<String> fromEnd(Extent index, Extent extent) {
    boolean negative = index.constant().isPresent() && index.constant().getAsLong() < 0;
    return negative ? Optional.of(extent.plus(index).toString()) : Optional.empty();
  }

  private Coordinate computed(At at, Extent extent) {
    Expression position = Expressions.one(here, at.expression());
    if (position.element() != ElementType.INT || !position.type().isScalar()) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(DiagnosticKind.WRONG_TYPE, at.span(), "an index", "an int")
                  .found(position.type().toString())
                  .expected("an int scalar; a tensor of them is read in index notation"),
              position));
    }
    inside(here, position, extent, at.span(), outside(at.span(), extent));
    return new Coordinate.Computed(position);
  }

  /** Requires an index from data to be inside, once its bounds are known. */
  static void inside(Here here, Expression index, Extent extent, Span span, Diagnostic outside) {
    Runnable check =
        () -> {
          Interval bounds = bounds(here, index, extent, span);
          String found = "values from " + bounds.words();
          within(here, bounds, extent, () -> outside.found(found));
        };
    here.nest().ifPresentOrElse(nest -> nest.afterwards(check), check);
  }

  private static void within(
      Here here, Interval bounds, Extent extent, Supplier<Diagnostic> outside) {
    here.obligations().notNegative(bounds.from(), outside);
    here.obligations().notNegative(extent.minus(bounds.to()), outside);
  }

  /** Between which bounds an index from data is; unknown ones are refused. */
  private static Interval bounds(Here here, Expression position, Extent extent, Span span) {
    return new Intervals(here.frame())
        .of(position)
        .orElseThrow(
            () ->
                Refusal.of(
                    Diagnostic.of(
                            DiagnosticKind.OPEN_GATHER, span, "index `" + Words.excerpt(span) + "`")
                        .expected("a declared domain: `in 0.." + extent + "`")));
  }
}
