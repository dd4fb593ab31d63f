package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Entry;
import dev.gradwright.compiler.ast.Expression.IntLiteral;
import dev.gradwright.compiler.ast.Expression.Prefix;
import dev.gradwright.compiler.ast.Expression.TensorLiteral;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.PrefixOperator;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.AxisOperation;
import dev.gradwright.compiler.resolved.Coordinate;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Extremum;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes the operators that need to know an axis or a shape of their operand. */
final class Rearrangements {
  private static final int MOST_PARTS = 1_000;

  private final Here here;
  private final Expression operand;
  private final List<Axis> axes;
  private final Span span;

  Rearrangements(Here here, Expression operand, Span span) {
    this.here = here;
    this.operand = operand;
    this.axes = operand.type().axes();
    this.span = span;
  }

  /** The entry of the axes that a number means: from the front, or, negative, from the end. */
  int axis(Optional<Actual> written, int otherwise) {
    int number = written.map(a -> number(a, "`axis`")).orElse(otherwise);
    int entry = number < 0 ? axes.size() + number : number;
    Span place = written.map(Actual::span).orElse(span);
    if (entry < 0 || entry >= axes.size()) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(
                  DiagnosticKind.TOO_MANY_INDICES,
                  place,
                  operand.type(),
                  Words.count(axes.size(), "axis", "axes"),
                  "an axis " + number),
              operand));
    }
    List<Axis> counted = number < 0 ? axes.subList(entry, axes.size()) : axes.subList(0, entry + 1);
    for (Axis axis : counted) {
      if (axis instanceof Axis.Leading leading) {
        throw Refusal.of(
            Diagnostic.of(
                    DiagnosticKind.LEADING_DIMS, place, leading.name(), "are any number of axes")
                .expected("an axis counted from the end: `axis = -1` is the last"));
      }
    }
    return entry;
  }

  private Extent extent(int axis) {
    return ((Axis.Single) axes.get(axis)).extent();
  }

  private Type with(int axis, Extent extent) {
    List<Axis> changed = new ArrayList<>(axes);
    changed.set(axis, new Axis.Single(extent));
    return operand.type().withAxes(changed);
  }

  static int number(Actual actual, String what) {
    if (actual.operand() instanceof Actual.Written written) {
      return number(written.syntax(), what);
    }
    throw Here.fail(DiagnosticKind.NOT_A_LITERAL, actual.span(), what);
  }

  private static int number(Node syntax, String what) {
    if (syntax instanceof IntLiteral literal) {
      return (int) Literals.extent(literal).constant().orElseThrow();
    }
    if (syntax instanceof Prefix prefix
        && prefix.operator() == PrefixOperator.NEGATE
        && prefix.operand() instanceof IntLiteral literal) {
      return -number(literal, what);
    }
    throw Refusal.of(
        Diagnostic.of(DiagnosticKind.NOT_A_LITERAL, syntax.span(), what)
            .found("`" + Words.excerpt(syntax) + "`"));
  }

  List<Expression> split(Actual parts, int axis) {
    int count = number(parts, "`parts`");
    if (count < 1 || count > MOST_PARTS) {
      throw Here.fail(DiagnosticKind.BAD_EXTENT, parts.span(), count, "no number of parts");
    }
    Extent part = extent(axis).dividedBy(Extent.of(count));
    here.obligations().even(part, parts.span());
    if (extent(axis).constant().isPresent() && part.constant().isEmpty()) {
      throw Here.fail(DiagnosticKind.BAD_EXTENT, parts.span(), part, "not a whole number");
    }
    List<Expression> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Extent from = part.times(Extent.of(i));
      all.add(part(axis, from, from.plus(part)));
    }
    return all;
  }

  Expression concat(List<Expression> parts, int axis) {
    Extent sum = Extent.ZERO;
    for (Expression part : parts) {
      List<Axis> others = part.type().axes();
      boolean fits =
          part.element() == operand.element()
              && others.size() == axes.size()
              && others.get(axis) instanceof Axis.Single;
      if (!fits || !with(axis, ((Axis.Single) others.get(axis)).extent()).equals(part.type())) {
        throw unlike(part, axis);
      }
      sum = sum.plus(((Axis.Single) others.get(axis)).extent());
    }
    return new Expression.Concat(parts, axis, with(axis, sum), span);
  }

  /** The refusal of a part that cannot follow the first. */
  private Refusal unlike(Expression part, int axis) {
    boolean lower = part.type().axes().size() < axes.size();
    Diagnostic misfit =
        Diagnostic.of(DiagnosticKind.DIMS_DIFFER, span, "`concat`")
            .found(operand.type() + " and " + part.type())
            .expected(
                "one type, but for the extent of axis "
                    + axis
                    + (lower ? "; a read such as `x[0..1]` keeps the axis that `x[0]` drops" : ""));
    return Refusal.of(Words.origin(Words.origin(misfit, operand), part));
  }

  Expression pad(Map<String, Actual> given) {
    int axis = axis(Optional.ofNullable(given.get("axis")), 0);
    Extent before = size(given, "before");
    Extent after = size(given, "after");
    Expression fill =
        given.containsKey("value")
            ? given.get("value").value(here)
            : new Expression.Literal("0", Type.scalar(operand.element()), span);
    Expression typed = Broadcasting.fill(fill, Type.scalar(operand.element()), "`value` of `pad`");
    Type type = with(axis, extent(axis).plus(before).plus(after));
    return new Expression.Pad(operand, axis, before, after, typed, type, span);
  }

  /** The last elements come first, as many as are said; a negative number moves to the front. */
  Expression roll(Actual by, int axis) {
    Extent distance = by.signedExtent(here);
    boolean toTheEnd = here.obligations().notNegative(distance) != Obligations.Verdict.NEVER;
    Extent first = toTheEnd ? extent(axis).minus(distance) : distance.times(Extent.of(-1));
    Supplier<Diagnostic> tooFar =
        () ->
            Diagnostic.of(DiagnosticKind.BAD_EXTENT, by.span(), distance, "no distance to roll")
                .expected("at most the extent, " + extent(axis) + ", either way");
    here.obligations().notNegative(first, tooFar);
    here.obligations().notNegative(extent(axis).minus(first), tooFar);
    List<Expression> parts =
        List.of(part(axis, first, extent(axis)), part(axis, Extent.ZERO, first));
    return new Expression.Concat(parts, axis, operand.type(), span);
  }

  private Expression part(int axis, Extent from, Extent to) {
    List<Coordinate> coordinates = new ArrayList<>();
    axes.forEach(a -> coordinates.add(new Coordinate.Whole()));
    coordinates.set(axis, new Coordinate.Part(from, to));
    return new Expression.Read(operand, coordinates, with(axis, to.minus(from)), span);
  }

  Expression along(AxisOperation operation, int axis) {
    if (operation != AxisOperation.REVERSE && operand.element() == ElementType.BOOL) {
      throw Elements.wrong(
          operation.toString(), operand, "numbers; `real(x)` is 1 where x is true");
    }
    boolean sort = operation == AxisOperation.ARGSORT;
    Type type = sort ? operand.type().withElement(ElementType.INT) : operand.type();
    return new Expression.Along(operation, operand, axis, type, span);
  }

  private Extent size(Map<String, Actual> given, String argument) {
    return given.containsKey(argument) ? given.get(argument).extent(here) : Extent.ZERO;
  }

  Expression arg(Extremum extremum, int axis) {
    if (operand.element() == ElementType.BOOL) {
      throw Elements.wrong("argmax", operand, "numbers");
    }
    List<Axis> rest = new ArrayList<>(axes);
    rest.remove(axis);
    Type type = new Type(ElementType.INT, rest);
    return new Expression.Arg(extremum, operand, axis, type, span);
  }

  Expression transpose(Actual written) {
    List<Integer> order = new ArrayList<>();
    for (Entry entry : entries(written, "`order` of `transpose`")) {
      order.add(entry instanceof Entry.Value v ? number(v.expression(), "an axis") : -1);
    }
    List<Integer> sorted = order.stream().sorted().toList();
    List<Integer> all = IntStream.range(0, axes.size()).boxed().toList();
    boolean known = axes.stream().allMatch(Axis.Single.class::isInstance);
    if (!sorted.equals(all) || !known) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(
                      DiagnosticKind.DIMS_DIFFER, written.span(), "`transpose` and its operand")
                  .found(operand.type() + " and " + order)
                  .expected("each axis once, counted from 0"),
              operand));
    }
    List<Axis> moved = order.stream().map(axes::get).toList();
    return new Expression.Permute(operand, order, operand.type().withAxes(moved), span);
  }

  Expression reshape(Actual written) {
    List<Axis> shape = new Types(here).axes(entries(written, "`shape` of `reshape`"));
    Type type = operand.type().withAxes(shape);
    List<Axis> leading = axes.stream().filter(Axis.Leading.class::isInstance).toList();
    boolean same = leading.equals(shape.stream().filter(Axis.Leading.class::isInstance).toList());
    if (!same || !size(shape).equals(size(axes))) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(DiagnosticKind.DIMS_DIFFER, written.span(), "`reshape`")
                  .found(operand.type() + ", of " + size(axes) + " elements")
                  .expected("as many elements, not " + size(shape)),
              operand));
    }
    return new Expression.Reshape(operand, type, span);
  }

  private static Extent size(List<Axis> axes) {
    Extent size = Extent.ONE;
    for (Axis axis : axes) {
      size = axis instanceof Axis.Single single ? size.times(single.extent()) : size;
    }
    return size;
  }

  static List<Entry> entries(Actual written, String what) {
    if (written.operand() instanceof Actual.Written w && w.syntax() instanceof TensorLiteral l) {
      return l.entries();
    }
    throw Refusal.of(
        Diagnostic.of(DiagnosticKind.WRONG_TYPE, written.span(), what, "a list, `[2, 3]`"));
  }
}
