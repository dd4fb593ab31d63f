package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopBodies;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Passage;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Derivative;
import dev.gradwright.compiler.op.Leaves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces derivatives by formulas. Operands and the bodies of loops come first, so an inner
 * derivative is a formula before an outer one differentiates it.
 */
final class Expansion {
  private final SurrogateRules surrogates;
  private final Modes modes;
  private final Passage passage;
  private final Map<Body, Body> expanded = new HashMap<>();

  Expansion(SurrogateRules surrogates, Modes modes, Passage passage) {
    this.passage = passage;
    this.surrogates = surrogates;
    this.modes = modes;
  }

  List<Expr> apply(List<Expr> roots) {
    LoopBodies loops = new LoopBodies(roots, this::apply);
    Gradients gradients = new Gradients(Order.of(roots), passage);
    return Rebuild.all(
        roots, (expr, operands) -> gradients.made(expr, step(expr, operands, gradients, loops)));
  }

  private Expr step(Expr expr, List<Expr> operands, Gradients gradients, LoopBodies loops) {
    if (expr.operator() instanceof Derivative derivative) {
      return derivative(derivative, expr, operands, gradients);
    }
    return expr.operator() instanceof CustomRule rule
        ? ruled(rule, operands)
        : loops.same(expr, operands);
  }

  private Expr derivative(
      Derivative derivative, Expr expr, List<Expr> operands, Gradients gradients) {
    Expr e = operands.get(0);
    Expr a = operands.get(1);
    return switch (derivative.kind()) {
      case GRADIENT -> gradients.of(expr, e, a);
      case JVP -> {
        look(e, a);
        modes.took(expr, "forward mode");
        yield Directional.first(e, a, operands.get(2));
      }
      case HVP -> {
        look(e, a);
        modes.took(expr, Directional.modeOfSecond(e, a));
        yield Directional.second(e, a, operands.get(2));
      }
      case JACOBIAN -> {
        look(e, a);
        modes.took(expr, BasisLoop.mode(e, a));
        yield BasisLoop.jacobian(e, a);
      }
    };
  }

  /**
   * Whatever mode is taken, what it passes through is seen on the way back, where a branch that is
   * not taken has a seed of 0.
   */
  private void look(Expr e, Expr a) {
    if (passage != Passage.UNSEEN) {
      ReverseWalk.of(e, Leaves.holeLike(e), List.of(a), passage);
    }
  }

  private Expr ruled(CustomRule rule, List<Expr> operands) {
    Body primal = expanded(rule.primal());
    if (rule.kind() == CustomRule.Kind.SURROGATE && surrogates == SurrogateRules.TRUE_DERIVATIVE) {
      return primal.apply(operands).get(rule.result());
    }
    Body bars = expanded(rule.bars());
    CustomRule whole = new CustomRule(primal, bars, rule.result(), rule.kind());
    return operands.get(0).table().apply(whole, operands);
  }

  private Body expanded(Body body) {
    Body known = expanded.get(body);
    if (known == null) {
      known = new Body(body.parameters(), apply(body.results()));
      expanded.put(body, known);
    }
    return known;
  }
}
