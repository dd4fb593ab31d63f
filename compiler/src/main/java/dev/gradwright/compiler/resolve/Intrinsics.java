package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Extremum;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
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
  private static final Map<String, List<Arguments.Slot>> OTHERS = Map.of(
      "where",     List.of(slot("c"), slot("a"), slot("b")),
      "stop",      List.of(slot("x")),
      "real",      List.of(slot("x")),
      "int",       List.of(slot("x")),
      "reshape",   List.of(slot("x"), slot("shape")),
      "transpose", List.of(slot("x"), slot("order")),
      "split",     List.of(slot("x"), slot("parts"), optional("axis")),
      "pad",       List.of(slot("x"), optional("before"), optional("after"), optional("axis"), optional("value")),
      "argmax",    List.of(slot("x"), optional("axis")),
      "argmin",    List.of(slot("x"), optional("axis")));
  // @formatter:on

  private static final String CONCAT = "concat";
  private static final Set<String> NAMES = allNames();

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
    names.add(CONCAT);
    return names;
  }

  Outcome call(List<Actual> actuals) {
    if (name.equals(CONCAT)) {
      return new Outcome.One(concat(actuals));
    }
    Elementwise function = FUNCTIONS.get(name);
    List<Arguments.Slot> slots =
        function == null
            ? OTHERS.get(name)
            : function.operands() == 1 ? List.of(slot("x")) : List.of(slot("y"), slot("x"));
    Map<String, Actual> given =
        Arguments.match("`" + name + "`", slots, Optional.empty(), actuals, span);
    if (function != null) {
      List<Expression> operands = slots.stream().map(s -> given.get(s.name()).value(here)).toList();
      return new Outcome.One(Elements.apply(function, operands, span));
    }
    return name.equals("split") ? split(given) : new Outcome.One(other(given));
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
      case "argmax" -> arg(Extremum.LARGEST, given);
      case "argmin" -> arg(Extremum.SMALLEST, given);
      default -> throw new IllegalStateException(name);
    };
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

  private Outcome split(Map<String, Actual> given) {
    Rearrangements operand = shapes(given);
    int axis = operand.axis(Optional.ofNullable(given.get("axis")), 0);
    return new Outcome.Listed(operand.split(given.get("parts"), axis));
  }

  private Expression concat(List<Actual> actuals) {
    List<Expression> parts = new ArrayList<>();
    Optional<Actual> axis = Optional.empty();
    for (Actual actual : actuals) {
      if (actual.name().isEmpty()) {
        parts.add(actual.value(here));
      } else if (actual.name().get().text().equals("axis")) {
        axis = Optional.of(actual);
      } else {
        throw Here.fail(
            DiagnosticKind.UNKNOWN_ARGUMENT,
            actual.name().get().span(),
            "`concat`",
            actual.name().get().text());
      }
    }
    if (parts.isEmpty()) {
      throw Here.fail(DiagnosticKind.MISSING_ARGUMENT, span, "`concat`", "x");
    }
    boolean real = parts.stream().anyMatch(p -> p.type().element() == ElementType.REAL);
    List<Expression> equal =
        parts.stream().map(p -> real ? Broadcasting.convert(p, ElementType.REAL) : p).toList();
    Rearrangements first = new Rearrangements(here, equal.get(0), span);
    return first.concat(equal, first.axis(axis, 0));
  }
}
