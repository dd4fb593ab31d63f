package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators that are called by a name and take any number of operands. */
final class Listings {
  static final List<String> NAMES = List.of("concat", "scatterAdd", "stack");

  private final Here here;
  private final String name;
  private final Span span;
  private final List<Expression> operands = new ArrayList<>();

  Listings(Here here, String name, Span span) {
    this.here = here;
    this.name = name;
    this.span = span;
  }

  Expression call(List<Actual> actuals) {
    String option = name.equals("scatterAdd") ? "shape" : "axis";
    Optional<Actual> given = read(actuals, option);
    if (operands.isEmpty()) {
      throw missing("x");
    }
    return switch (name) {
      case "concat" -> concat(given);
      case "stack" -> stack(given);
      default -> scatterAdd(given.orElseThrow(() -> missing(option)));
    };
  }

  private Refusal missing(String argument) {
    return Here.fail(DiagnosticKind.MISSING_ARGUMENT, span, "`" + name + "`", argument);
  }

  /** The operands, and the one argument that has a name. */
  private Optional<Actual> read(List<Actual> actuals, String option) {
    Optional<Actual> named = Optional.empty();
    for (Actual actual : actuals) {
      if (actual.name().isPresent()) {
        requireNamed(actual.name().get(), option);
        named = Optional.of(actual);
      }
    }
    List<Actual> plain = actuals.stream().filter(actual -> actual.name().isEmpty()).toList();
    operands.addAll(here.frame().each(plain, (Actual actual) -> actual.value(here)));
    return named;
  }

  private void requireNamed(Name given, String option) {
    if (!given.text().equals(option)) {
      throw Here.fail(
          DiagnosticKind.UNKNOWN_ARGUMENT, given.span(), "`" + name + "`", given.text());
    }
  }

  /** The operands as one element type: ints beside reals become real. */
  private List<Expression> ofOneElement() {
    boolean real = operands.stream().anyMatch(p -> p.element() == ElementType.REAL);
    return real
        ? operands.stream().map(p -> Broadcasting.convert(p, ElementType.REAL)).toList()
        : operands;
  }

  private Expression concat(Optional<Actual> axis) {
    List<Expression> parts = ofOneElement();
    Rearrangements first = new Rearrangements(here, parts.get(0), span);
    return first.concat(parts, first.axis(axis, 0));
  }

  private Expression stack(Optional<Actual> axis) {
    List<Expression> layers = new ArrayList<>();
    List<Expression> parts = ofOneElement();
    Expression first = parts.get(0);
    int at = axis.map(a -> place(a, first.type().axes().size())).orElse(0);
    for (Expression part : parts) {
      requireEqual(first, part);
      List<Axis> axes = new ArrayList<>(part.type().axes());
      axes.add(at, new Axis.Single(Extent.ONE));
      layers.add(new Expression.Reshape(part, part.type().withAxes(axes), span));
    }
    return new Rearrangements(here, layers.get(0), span).concat(layers, at);
  }

  /** Where the new axis stands; a negative number counts from the end of the result. */
  private static int place(Actual axis, int rank) {
    int number = Rearrangements.number(axis, "`axis`");
    int place = number < 0 ? rank + 1 + number : number;
    if (place < 0 || place > rank) {
      throw Refusal.of(
          Diagnostic.of(
              DiagnosticKind.TOO_MANY_INDICES,
              axis.span(),
              "the result",
              Words.count(rank + 1, "axis", "axes"),
              "an axis " + number));
    }
    return place;
  }

  private Expression scatterAdd(Actual shape) {
    Expression values = operands.get(0);
    if (values.element() == ElementType.BOOL) {
      throw Elements.wrong(name, values, "numbers; `real(x)` is 1 where x is true");
    }
    List<Expression> indices = operands.subList(1, operands.size());
    if (indices.isEmpty()) {
      throw missing("index");
    }
    List<Axis> to = new Types(here).axes(Rearrangements.entries(shape, "`shape` of `scatterAdd`"));
    Type result = values.type().withAxes(to);
    indices.forEach(index -> fitIndex(index, indices.get(0)));
    fitShape(values, indices, result, shape.span());
    for (int i = 0; i < indices.size(); i++) {
      inside(indices.get(i), ((Axis.Single) to.get(i)).extent(), result);
    }
    return new Expression.ScatterAdd(values, indices, result, span);
  }

  private void fitIndex(Expression index, Expression first) {
    if (index.element() != ElementType.INT) {
      throw Elements.wrong(name, index, "ints that say where to add");
    }
    requireEqual(first, index);
  }

  private void requireEqual(Expression first, Expression other) {
    if (!other.type().equals(first.type())) {
      Diagnostic differ =
          Diagnostic.of(DiagnosticKind.DIMS_DIFFER, span, "`" + name + "`")
              .found(first.type() + " and " + other.type())
              .expected("equal dims");
      throw Refusal.of(Words.origin(Words.origin(differ, first), other));
    }
  }

  /** The values have the axes of the indices and then those that follow in the result. */
  private void fitShape(Expression values, List<Expression> indices, Type result, Span shape) {
    int count = indices.size();
    boolean known =
        result.axes().size() >= count
            && result.axes().subList(0, count).stream().allMatch(Axis.Single.class::isInstance);
    List<Axis> expected = new ArrayList<>(indices.get(0).type().axes());
    if (known) {
      expected.addAll(result.axes().subList(count, result.axes().size()));
    }
    if (!known || !expected.equals(values.type().axes())) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(DiagnosticKind.DIMS_DIFFER, shape, "`scatterAdd` and its `shape`")
                  .found(values.type() + " into " + result)
                  .expected(
                      "one extent for each index, then the axes of the values that the indices"
                          + " lack"),
              values));
    }
  }

  private void inside(Expression index, Extent extent, Type result) {
    Diagnostic outside =
        Diagnostic.of(
                DiagnosticKind.OUTSIDE,
                index.span(),
                "index `" + Words.excerpt(index.span()) + "`",
                result)
            .expected(Reads.positions(here, extent));
    Reads.inside(here, index, extent, index.span(), outside);
  }
}
