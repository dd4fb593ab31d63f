package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Argument;
import dev.gradwright.compiler.ast.Expression.BoolLiteral;
import dev.gradwright.compiler.ast.Expression.Call;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.resolved.Check;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code check gradient(order = 2) at (A = 4);}. */
final class Checks {
  private static final List<String> NAMES = List.of("gradient", "finite", "shape", "invariant");

  private static final String TRAINING = "training";

  private final List<String> dims;
  private final Here here;

  /** Checks of a model with these dims. */
  Checks(List<String> dims, Here here) {
    this.dims = dims;
    this.here = here;
  }

  /** What is left to be proven when the model can be run. */
  Optional<Check> of(dev.gradwright.compiler.ast.Check syntax) {
    if (syntax instanceof dev.gradwright.compiler.ast.Check.Invariant invariant) {
      return Optional.of(new Invariants(here).of(invariant, at(invariant)));
    }
    var named = (dev.gradwright.compiler.ast.Check.Named) syntax;
    String name = named.name().text();
    switch (name) {
      case "gradient" -> {
        Map<String, Actual> given = given(named);
        return Optional.of(new Check.Gradient(order(given), phase(given), at(named), named.span()));
      }
      case "finite" -> {
        Arguments.match(
            "`check finite`",
            List.of(),
            Optional.empty(),
            Actual.of(named.arguments()),
            named.span());
        return Optional.of(new Check.Finite(at(named), named.span()));
      }
      case "shape" -> {
        new ShapeCheck(here).prove(named);
        return Optional.empty();
      }
      default ->
          throw Refusal.of(
              Diagnostic.of(DiagnosticKind.UNKNOWN_CHECK, named.name().span(), name)
                  .expected("`check gradient`, `check finite`, `check shape` or `check invariant`")
                  .didYouMean(DidYouMean.among(NAMES, name)));
    }
  }

  private static Map<String, Actual> given(dev.gradwright.compiler.ast.Check.Named named) {
    named.arguments().forEach(Checks::requireOutsideOfAt);
    List<Arguments.Slot> slots =
        List.of(new Arguments.Slot("order", true), new Arguments.Slot(TRAINING, true));
    return Arguments.match(
        "`check gradient`", slots, Optional.empty(), Actual.of(named.arguments()), named.span());
  }

  /** Refuses {@code check gradient(order = 2, at (N = 4))}. */
  private static void requireOutsideOfAt(Argument argument) {
    if (argument.value() instanceof Call call && Words.excerpt(call.callee()).equals("at")) {
      String text = Words.excerpt(call);
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.MISPLACED_DECLARATION, argument.span(), text, "these parentheses")
              .expected("`at` behind them: `check gradient(...) " + text + ";`"));
    }
  }

  private static int order(Map<String, Actual> given) {
    int order =
        given.containsKey("order") ? Rearrangements.number(given.get("order"), "`order`") : 1;
    if (order < 1 || order > 2) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.WRONG_TYPE,
                  given.get("order").span(),
                  "`order` of a check",
                  "1 or 2: gradients, or their derivatives too")
              .found(Integer.toString(order)));
    }
    return order;
  }

  private static Check.Phase phase(Map<String, Actual> given) {
    Actual actual = given.get(TRAINING);
    if (actual == null) {
      return Check.Phase.TRAINING;
    }
    if (actual.operand() instanceof Actual.Written written
        && written.syntax() instanceof BoolLiteral literal) {
      return literal.value() ? Check.Phase.TRAINING : Check.Phase.INFERENCE;
    }
    throw Here.fail(
        DiagnosticKind.WRONG_TYPE, actual.span(), "`training` of a check", "`true` or `false`");
  }

  private Map<String, Long> at(dev.gradwright.compiler.ast.Check syntax) {
    Map<String, Long> at = new LinkedHashMap<>();
    for (Argument argument : syntax.at()) {
      Name dim =
          argument
              .name()
              .orElseThrow(
                  () ->
                      Refusal.of(
                          Diagnostic.of(DiagnosticKind.NOT_A_LITERAL, argument.span(), "each dim")
                              .expected("`at (N = 4)`")));
      at.put(dim(dim), (long) Rearrangements.number(Actual.written(argument.value()), "a dim"));
    }
    return at;
  }

  private String dim(Name name) {
    if (name.text().equals(TRAINING)) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.UNKNOWN_NAME, name.span(), TRAINING)
              .expected("`check gradient(training = false)`"));
    }
    if (!dims.contains(name.text())) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.UNKNOWN_NAME, name.span(), name.text())
              .expected(dims.isEmpty() ? "nothing: the model has no dims" : Words.listed(dims))
              .didYouMean(DidYouMean.among(dims, name.text())));
    }
    return name.text();
  }
}
