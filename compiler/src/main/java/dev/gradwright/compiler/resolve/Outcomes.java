package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Argument;
import dev.gradwright.compiler.ast.Expression.Call;
import dev.gradwright.compiler.ast.Expression.Derivative;
import dev.gradwright.compiler.ast.Expression.ReductionCall;
import dev.gradwright.compiler.ast.Expression.Tuple;
import dev.gradwright.compiler.ast.Loop;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.ReductionName;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.List;

/** Reads expressions that may have several values. */
final class Outcomes {
  private Outcomes() {}

  static boolean mayBeSeveral(Node syntax) {
    return syntax instanceof Call
        || syntax instanceof ReductionCall
        || syntax instanceof Derivative
        || syntax instanceof Tuple
        || syntax instanceof Loop.BuildTime;
  }

  static Outcome of(Here here, Node syntax) {
    if (syntax instanceof Call call) {
      return new Calls(here).of(call);
    }
    if (syntax instanceof ReductionCall call) {
      return new Outcome.One(reduction(here, call));
    }
    if (syntax instanceof Derivative derivative) {
      return new Outcome.Produced(new Derivatives(here).of(derivative));
    }
    if (syntax instanceof Tuple tuple) {
      return new Outcome.Listed(
          tuple.elements().stream().map(e -> Expressions.one(here, e)).toList());
    }
    return syntax instanceof Loop.BuildTime loop
        ? new Outcome.Produced(new Loops(here).of(loop))
        : new Outcome.One(Expressions.one(here, syntax));
  }

  /** {@code sum(x)} of all elements, or {@code max(a, b)} of each. */
  private static Expression reduction(Here here, ReductionCall call) {
    call.arguments().forEach(argument -> unnamed(call, argument));
    List<Expression> operands =
        call.arguments().stream().map(a -> Expressions.one(here, a.value())).toList();
    boolean extremum = call.name() == ReductionName.MAX || call.name() == ReductionName.MIN;
    if (operands.size() == 1) {
      return Notation.reduceAll(call.name(), operands.get(0), call);
    }
    if (operands.isEmpty() || !extremum) {
      String takes = extremum ? "one argument or more" : "one argument";
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.TOO_MANY_ARGUMENTS,
                  call.span(),
                  "`" + call.name().symbol() + "`",
                  takes)
              .found(Words.count(operands.size(), "argument", "arguments")));
    }
    boolean largest = call.name() == ReductionName.MAX;
    Elementwise operator = largest ? Elementwise.MAXIMUM : Elementwise.MINIMUM;
    Expression extreme = operands.get(0);
    for (Expression operand : operands.subList(1, operands.size())) {
      extreme = Elements.apply(operator, List.of(extreme, operand), call.span());
    }
    return extreme;
  }

  private static void unnamed(ReductionCall call, Argument argument) {
    argument
        .name()
        .ifPresent(
            name -> {
              throw Here.fail(
                  DiagnosticKind.UNKNOWN_ARGUMENT,
                  name.span(),
                  "`" + call.name().symbol() + "`",
                  name.text());
            });
  }
}
