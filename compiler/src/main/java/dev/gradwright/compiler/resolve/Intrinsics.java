package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.AxisOperation;
import dev.gradwright.compiler.resolved.Domain;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Expression.Distribution;
import dev.gradwright.compiler.resolved.Extremum;
import dev.gradwright.compiler.resolved.MatrixOperation;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The operators that are called by a name. */
final class Intrinsics {
  private static final Map<String, Elementwise> FUNCTIONS = functions();

  // @formatter:off
  private static final Map<String, List<Arguments.Slot>> OTHERS = Map.ofEntries(
      entry("where",     slot("c"), slot("a"), slot("b")),
      entry("stop",      slot("x")),
      entry("real",      slot("x")),
      entry("int",       slot("x")),
      entry("reshape",   slot("x"), slot("shape")),
      entry("transpose", slot("x"), slot("order")),
      entry("split",     slot("x"), slot("parts"), optional("axis")),
      entry("pad",       slot("x"), optional("before"), optional("after"), optional("axis"), optional("value")),
      entry("roll",      slot("x"), slot("by"), optional("axis")),
      entry("reverse",   slot("x"), optional("axis")),
      entry("argmax",    slot("x"), optional("axis")),
      entry("argmin",    slot("x"), optional("axis")),
      entry("argsort",   slot("x"), optional("axis")),
      entry("cumsum",    slot("x"), optional("axis"), optional("reverse"), optional("exclusive")),
      entry("cholesky",  slot("a")),
      entry("lu",        slot("a")),
      entry("triangularSolve", slot("t"), slot("b"), optional("upper"), optional("unit")),
      entry("uniform",   optional("shape")),
      entry("normal",    optional("shape")),
      entry("bernoulli", optional("shape"), slot("p")));
  // @formatter:on

  private static final Set<String> NAMES = allNames();

  /** Rounding may lead a probability out of its range, by little. */
  private static final Domain PROBABILITY = new Domain.Reals(-1e-4, 1 + 1e-4, "0..1");

  private final Here here;
  private final String name;
  private final Span span;

  Intrinsics(Here here, String name, Span span) {
    this.here = here;
    this.name = name;
    this.span = span;
  }

  static Set<String> names() {
    return NAMES;
  }

  private static Map.Entry<String, List<Arguments.Slot>> entry(
      String name, Arguments.Slot... slots) {
    return Map.entry(name, List.of(slots));
  }

  private static Arguments.Slot slot(String name) {
    return new Arguments.Slot(name, false);
  }

  private static Arguments.Slot optional(String name) {
    return new Arguments.Slot(name, true);
  }

  /** Those that are written as a word, and are not also reductions. */
  private static Map<String, Elementwise> functions() {
    Map<String, Elementwise> functions = new LinkedHashMap<>();
    Stream.of(Elementwise.values())
        .filter(e -> e.compareTo(Elementwise.ARC_TANGENT_2) >= 0)
        .forEach(e -> functions.put(e.toString(), e));
    return functions;
  }

  private static Set<String> allNames() {
    Set<String> names = new LinkedHashSet<>(FUNCTIONS.keySet());
    names.addAll(OTHERS.keySet().stream().sorted().toList());
    names.addAll(Listings.NAMES);
    return names;
  }

  Outcome call(List<Actual> actuals) {
    if (List.of("reshape", "transpose").contains(name) && actuals.size() > 2) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.TOO_MANY_ARGUMENTS, span, "`" + name + "`", "2 arguments")
              .found(actuals.size() + " arguments")
              .expected("a list behind the operand")
              .didYouMean(Idioms.listed(name, Calls.plain(actuals))));
    }
    if (Listings.NAMES.contains(name)) {
      return new Outcome.One(new Listings(here, name, span).call(actuals));
    }
    Elementwise function = FUNCTIONS.get(name);
    List<Arguments.Slot> slots =
        function == null
            ? OTHERS.get(name)
            : function.operands() == 1 ? List.of(slot("x")) : List.of(slot("y"), slot("x"));
    Map<String, Actual> given =
        Arguments.match("`" + name + "`", slots, Optional.empty(), actuals, span);
    if (function != null) {
      List<Expression> operands =
          here.frame().each(slots, (Arguments.Slot slot) -> given.get(slot.name()).value(here));
      return new Outcome.One(Elements.apply(function, operands, span));
    }
    return switch (name) {
      case "split" -> split(given);
      case "lu" -> new Outcome.Listed(Matrices.of(name, value(given, "a"), span).lu());
      default -> new Outcome.One(other(given));
    };
  }

  private Expression other(Map<String, Actual> given) {
    return switch (name) {
      case "where" -> Selections.of(value(given, "c"), value(given, "a"), value(given, "b"), span);
      case "stop" -> new Expression.Stop(value(given, "x"), span);
      case "real" -> Broadcasting.convert(value(given, "x"), ElementType.REAL);
      case "int" -> Broadcasting.convert(value(given, "x"), ElementType.INT);
      case "reshape" -> shapes(given).reshape(given.get("shape"));
      case "transpose" -> shapes(given).transpose(given.get("order"));
      case "pad" -> shapes(given).pad(given);
      case "roll" -> roll(given);
      case "reverse" -> along(AxisOperation.REVERSE, given, 0);
      case "argsort" -> along(AxisOperation.ARGSORT, given, -1);
      case "cumsum" -> along(cumsum(given), given, -1);
      case "argmax" -> arg(Extremum.LARGEST, given);
      case "argmin" -> arg(Extremum.SMALLEST, given);
      case "cholesky" -> Matrices.of(name, value(given, "a"), span).cholesky();
      case "triangularSolve" -> triangularSolve(given);
      case "uniform" -> draw(Distribution.UNIFORM, given);
      case "normal" -> draw(Distribution.NORMAL, given);
      case "bernoulli" -> bernoulli(given);
      default -> throw new IllegalStateException(name);
    };
  }

  private Expression triangularSolve(Map<String, Actual> given) {
    boolean upper = isTrue(given, "upper");
    MatrixOperation operation =
        isTrue(given, "unit")
            ? upper ? MatrixOperation.SOLVE_UNIT_UPPER : MatrixOperation.SOLVE_UNIT_LOWER
            : upper ? MatrixOperation.SOLVE_UPPER : MatrixOperation.SOLVE_LOWER;
    return Matrices.of(name, value(given, "t"), span).solve(operation, value(given, "b"));
  }

  private Expression draw(Distribution distribution, Map<String, Actual> given) {
    String what = "`shape` of `" + name + "`";
    List<Axis> axes =
        given.containsKey("shape")
            ? new Types(here).axes(Rearrangements.entries(given.get("shape"), what))
            : List.of();
    return new Expression.Draw(distribution, new Type(ElementType.REAL, axes), span);
  }

  /** True where a uniform number is below p. */
  private Expression bernoulli(Map<String, Actual> given) {
    Expression coin = draw(Distribution.COIN, given);
    Expression p = Elements.real(name, value(given, "p"));
    if (!Broadcasting.join(name, List.of(coin, p), span).equals(coin.type().axes())) {
      throw Broadcasting.misfit(name, coin, p, span);
    }
    String what = "argument `p` of `bernoulli`";
    Expression kept = new Intervals(here.frame()).keepTo(Optional.of(PROBABILITY), p, what);
    return Elements.apply(Elementwise.LESS, List.of(coin, kept), span);
  }

  private Expression value(Map<String, Actual> given, String argument) {
    return given.get(argument).value(here);
  }

  private Rearrangements shapes(Map<String, Actual> given) {
    return new Rearrangements(here, value(given, "x"), span);
  }

  private Expression arg(Extremum extremum, Map<String, Actual> given) {
    Rearrangements operand = shapes(given);
    return operand.arg(extremum, operand.axis(Optional.ofNullable(given.get("axis")), -1));
  }

  private Expression along(AxisOperation operation, Map<String, Actual> given, int axis) {
    Rearrangements operand = shapes(given);
    return operand.along(operation, operand.axis(Optional.ofNullable(given.get("axis")), axis));
  }

  private static AxisOperation cumsum(Map<String, Actual> given) {
    boolean reversed = isTrue(given, "reverse");
    return isTrue(given, "exclusive")
        ? reversed ? AxisOperation.REVERSED_EXCLUSIVE_CUMSUM : AxisOperation.EXCLUSIVE_CUMSUM
        : reversed ? AxisOperation.REVERSED_CUMSUM : AxisOperation.CUMSUM;
  }

  private static boolean isTrue(Map<String, Actual> given, String argument) {
    Optional<Actual> actual = Optional.ofNullable(given.get(argument));
    return actual.isPresent() && actual.get().flag("`" + argument + "`");
  }

  private Expression roll(Map<String, Actual> given) {
    Rearrangements operand = shapes(given);
    int axis = operand.axis(Optional.ofNullable(given.get("axis")), 0);
    return operand.roll(given.get("by"), axis);
  }

  private Outcome split(Map<String, Actual> given) {
    Rearrangements operand = shapes(given);
    int axis = operand.axis(Optional.ofNullable(given.get("axis")), 0);
    return new Outcome.Listed(operand.split(given.get("parts"), axis));
  }
}
