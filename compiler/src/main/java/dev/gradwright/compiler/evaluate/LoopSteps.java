package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Runs a loop, one step after another. */
final class LoopSteps {
  private final Loop loop;
  private final List<Expr> results;
  private final ToLongFunction<String> dims;
  private final int trips;
  private final List<Expr> roots;
  private final List<Expr> order;

  LoopSteps(Loop loop, List<Expr> results, ToLongFunction<String> dims) {
    this.loop = loop;
    this.results = results;
    this.dims = dims;
    this.trips = Math.toIntExact(loop.trips().evaluate(dims));
    this.roots = loop.roots(results);
    this.order = Order.of(roots);
  }

  /** What all steps leave. */
  Map<Expr, Numbers> results(List<Numbers> operands) {
    List<Numbers> carries = loop.starts(operands);
    Map<Expr, Numbers> made = new HashMap<>();
    results.forEach(result -> made.put(result, Numbers.room(extents(result))));
    for (int step = 0; step < trips; step++) {
      int t = loop.direction() == Loop.Direction.FORWARD ? step : trips - 1 - step;
      List<Numbers> values = Evaluator.evaluate(roots, order, dims, bound(t, carries, operands));
      carries = loop.starts(values);
      for (int i = 0; i < results.size(); i++) {
        if (kind(results.get(i)) == LoopResult.Kind.STACKED) {
          made.get(results.get(i)).put(t, values.get(loop.next().size() + i));
        }
      }
    }
    for (Expr result : results) {
      if (kind(result) == LoopResult.Kind.FINAL) {
        made.put(result, carries.get(loop.carries().indexOf(LoopRun.result(result).of())));
      }
    }
    return made;
  }

  private static LoopResult.Kind kind(Expr result) {
    return LoopRun.result(result).kind();
  }

  private List<Integer> extents(Expr result) {
    return Numbers.extents(result.shape(), dims);
  }

  /** The parameters in step t. */
  private Map<Expr, Numbers> bound(int t, List<Numbers> carries, List<Numbers> operands) {
    Map<Expr, Numbers> bound = new HashMap<>();
    bind(bound, loop.carries(), carries);
    bind(bound, loop.slices(), loop.sequences(operands).stream().map(x -> x.at(t)).toList());
    bind(bound, loop.captured(), loop.captures(operands));
    bound.put(loop.index(), Numbers.scalar(t));
    return bound;
  }

  private static void bind(Map<Expr, Numbers> bound, List<Expr> parameters, List<Numbers> values) {
    for (int i = 0; i < parameters.size(); i++) {
      bound.put(parameters.get(i), values.get(i));
    }
  }
}
