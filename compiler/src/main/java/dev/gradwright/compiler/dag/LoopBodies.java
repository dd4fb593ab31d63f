package dev.gradwright.compiler.dag;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Rebuilds loops from bodies that a stage makes anew; parameters stay what they are. */
public final class LoopBodies {
  private final Map<Loop, Set<Expr>> wanted = new LinkedHashMap<>();
  private final Map<Loop, Map<Expr, Expr>> made = new HashMap<>();
  private final UnaryOperator<List<Expr>> stage;

  /**
   * The loops that roots are computed with.
   *
   * @param stage makes the expressions of one body anew, all that are wanted at once
   */
  public LoopBodies(Collection<Expr> roots, UnaryOperator<List<Expr>> stage) {
    this.stage = stage;
    for (Expr expr : Order.of(roots)) {
      if (expr.operator() instanceof LoopResult result) {
        wanted
            .computeIfAbsent(result.loop(), loop -> new LinkedHashSet<>(loop.next()))
            .add(result.of());
      }
    }
  }

  /** The same operator on new operands; of a loop, with its new body. */
  public Expr same(Expr expr, List<Expr> operands) {
    return LoopRun.isResult(expr) ? rebuilt(expr, operands) : Rebuild.same(expr, operands);
  }

  private Expr rebuilt(Expr result, List<Expr> operands) {
    LoopResult old = LoopRun.result(result);
    Map<Expr, Expr> body = made.computeIfAbsent(old.loop(), this::body);
    Loop loop = old.loop().withNext(old.loop().next().stream().map(body::get).toList());
    return result.table().apply(old.in(loop, body.get(old.of())), operands);
  }

  private Map<Expr, Expr> body(Loop loop) {
    List<Expr> before = List.copyOf(wanted.get(loop));
    List<Expr> after = stage.apply(before);
    Map<Expr, Expr> body = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      body.put(before.get(i), after.get(i));
    }
    return body;
  }
}
