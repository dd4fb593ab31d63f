package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression.ReductionCall;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.ReductionName;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** Reads {@code sum(x)} of all elements, and {@code max(a, b)} of each. */
final class ReductionCalls {
  private final Here here;
  private final ReductionCall call;

  private ReductionCalls(Here here, ReductionCall call) {
    this.here = here;
    this.call = call;
  }

  static Expression of(Here here, ReductionCall call) {
    return of(here, call, Actual.of(call.arguments()), call.span());
  }

  /** The call with some arguments in place of its own: with its holes filled. */
  static Expression of(Here here, ReductionCall call, List<Actual> actuals, Span span) {
    return new ReductionCalls(here, call).of(actuals, span);
  }

  private Expression of(List<Actual> actuals, Span span) {
    actuals.forEach(actual -> actual.name().ifPresent(this::refuse));
    boolean extremum = call.name() == ReductionName.MAX || call.name() == ReductionName.MIN;
    if (actuals.isEmpty() || actuals.size() > 1 && !extremum) {
      throw wrongCount(actuals.size(), extremum ? "one argument or more" : "one argument");
    }
    List<Expression> operands = here.frame().each(actuals, (Actual a) -> a.value(here));
    return operands.size() == 1
        ? Notation.reduceAll(call.name(), operands.get(0), span)
        : extreme(operands, span);
  }

  private Expression extreme(List<Expression> operands, Span span) {
    boolean largest = call.name() == ReductionName.MAX;
    Elementwise operator = largest ? Elementwise.MAXIMUM : Elementwise.MINIMUM;
    Expression extreme = operands.get(0);
    for (Expression operand : operands.subList(1, operands.size())) {
      extreme = Elements.apply(operator, List.of(extreme, operand), span);
    }
    return extreme;
  }

  private void refuse(Name name) {
    throw refusal(
        Diagnostic.of(
            DiagnosticKind.UNKNOWN_ARGUMENT, name.span(), "`" + symbol() + "`", name.text()));
  }

  private Refusal wrongCount(int given, String takes) {
    return refusal(
        Diagnostic.of(DiagnosticKind.TOO_MANY_ARGUMENTS, call.span(), "`" + symbol() + "`", takes)
            .found(given == 0 ? "no arguments" : Words.count(given, "argument", "arguments")));
  }

  private Refusal refusal(Diagnostic diagnostic) {
    Optional<String> instead = new Idioms(here).alongAxis(call);
    return Refusal.of(
        diagnostic
            .expected(
                "`"
                    + symbol()
                    + "(x)` of all elements, or index notation: `"
                    + symbol()
                    + "[i] x[i]`")
            .didYouMean(instead));
  }

  private String symbol() {
    return call.name().symbol();
  }
}
