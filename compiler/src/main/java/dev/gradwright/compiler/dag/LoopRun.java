package dev.gradwright.compiler.dag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of a loop: all its {@link LoopResult}s on the same operands come out of it. */
public record LoopRun(Loop loop, List<Expr> operands) {
  public LoopRun {
    operands = List.copyOf(operands);
  }

  /** Whether the expression is the result of a loop. */
  public static boolean isResult(Expr expr) {
    return expr.operator() instanceof LoopResult;
  }

  /** Which result of its loop the result is. */
  public static LoopResult result(Expr result) {
    return (LoopResult) result.operator();
  }

  /** The run that the result of a loop comes out of. */
  public static LoopRun of(Expr result) {
    return new LoopRun(result(result).loop(), result.operands());
  }

  /** The runs among expressions, each with its results, in order. */
  public static Map<LoopRun, List<Expr>> among(Collection<Expr> exprs) {
    Map<LoopRun, List<Expr>> runs = new LinkedHashMap<>();
    exprs.stream()
        .filter(LoopRun::isResult)
        .forEach(expr -> runs.computeIfAbsent(of(expr), run -> new ArrayList<>()).add(expr));
    return runs;
  }
}
