package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression.Call;
import dev.gradwright.compiler.ast.Expression.Derivative;
import dev.gradwright.compiler.ast.Expression.ReductionCall;
import dev.gradwright.compiler.ast.Expression.Tuple;
import dev.gradwright.compiler.ast.Loop;
import dev.gradwright.compiler.ast.Node;

/** Reads expressions that may have several values. */
final class Outcomes {
  private Outcomes() {}

  static boolean mayBeSeveral(Node syntax) {
    return syntax instanceof Call
        || syntax instanceof ReductionCall
        || syntax instanceof Derivative
        || syntax instanceof Tuple
        || syntax instanceof Loop;
  }

  static Outcome of(Here here, Node syntax) {
    if (syntax instanceof Call call) {
      return new Calls(here).of(call);
    }
    if (syntax instanceof ReductionCall call) {
      return new Outcome.One(ReductionCalls.of(here, call));
    }
    if (syntax instanceof Derivative derivative) {
      return new Outcome.Produced(new Derivatives(here).of(derivative));
    }
    if (syntax instanceof Tuple tuple) {
      return new Outcome.Listed(here.each(tuple.elements()));
    }
    if (syntax instanceof Loop.BuildTime loop) {
      return new Outcome.Produced(new Loops(here).of(loop));
    }
    return syntax instanceof Loop.Scan scan
        ? new Outcome.Produced(new Scans(here).of(scan))
        : new Outcome.One(Expressions.one(here, syntax));
  }
}
