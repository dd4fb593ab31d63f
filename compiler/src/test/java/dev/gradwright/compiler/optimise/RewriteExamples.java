package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Scene;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For every rewrite, what it must change and what resembles that but must stay. */
final class RewriteExamples {
  /** Expressions to which a rewrite applies, and near misses. */
  record Examples(List<Expr> fires, List<Expr> stays) {}

  final Scene scene = new Scene();

  /** What the examples of the logistic function are made with. */
  final Logistic logistic;

  private final Map<Class<? extends Rewrite>, Examples> all = new LinkedHashMap<>();

  RewriteExamples(Logistic logistic) {
    this.logistic = logistic;
    all.putAll(new ArithmeticExamples(scene).all());
    all.putAll(new MovementExamples(scene).all());
    all.putAll(new ProductExamples(scene).all());
    all.putAll(new LoopExamples(scene).all());
    all.putAll(new StabilityExamples(scene, logistic).all());
  }

  Map<Class<? extends Rewrite>, Examples> all() {
    return all;
  }
}
