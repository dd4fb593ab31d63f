package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.Rounded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where derivatives read a value that the model rounds, they read it rounded: {@code 1 - y^2} of
 * {@code y = rounded(tanh(x))}. So what is kept for the way back is what is held.
 */
final class ReadWhatIsHeld {
  private final Set<Expr> forward;
  private final Map<Expr, Expr> held;
  private final Map<Loop, List<Expr>> bodies = new HashMap<>();

  private ReadWhatIsHeld(List<Expr> values) {
    List<Expr> order = Order.of(values);
    forward = new HashSet<>(order);
    held = held(order);
    for (Expr expr : order) {
      if (expr.operator() instanceof LoopResult result) {
        bodies
            .computeIfAbsent(result.loop(), loop -> new ArrayList<>(loop.next()))
            .add(result.of());
      }
    }
  }

  /** The derivatives, for the values that the model computes. */
  static List<Expr> of(List<Expr> values, List<Expr> derivatives) {
    ReadWhatIsHeld reading = new ReadWhatIsHeld(values);
    return reading.held.isEmpty() && reading.bodies.isEmpty()
        ? derivatives
        : Rebuild.all(derivatives, reading::read);
  }

  private static Map<Expr, Expr> held(Collection<Expr> order) {
    Map<Expr, Expr> held = new HashMap<>();
    order.stream()
        .filter(expr -> expr.operator() instanceof Rounded)
        .forEach(rounded -> held.putIfAbsent(rounded.operand(0), rounded));
    return held;
  }

  private Expr read(Expr expr, List<Expr> operands) {
    if (forward.contains(expr)) {
      return held.getOrDefault(expr, expr);
    }
    return expr.operator() instanceof LoopResult result && bodies.containsKey(result.loop())
        ? expr.table().apply(stacked(result), operands)
        : Rebuild.same(expr, operands);
  }

  private LoopResult stacked(LoopResult result) {
    if (result.kind() != LoopResult.Kind.STACKED) {
      return result;
    }
    List<Expr> read = of(bodies.get(result.loop()), List.of(result.of()));
    return result.in(result.loop(), read.get(0));
  }
}
