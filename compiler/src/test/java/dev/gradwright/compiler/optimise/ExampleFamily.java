package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.log;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.optimise.RewriteExamples.Examples;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rewrites of one kind with their examples, and the expressions that most of them are made of. */
abstract class ExampleFamily {
  static final Shape MATRIX = shape(2, 3);

  final Scene scene;
  final Expr x;
  final Expr y;
  final Expr row;
  final Expr column;
  final Expr s;
  final Expr unknown;
  final Expr rows;
  final Expr columns;

  private final Map<Class<? extends Rewrite>, Examples> all = new LinkedHashMap<>();

  ExampleFamily(Scene scene) {
    this.scene = scene;
    x = scene.tensor(List.of(2, 3), 0.3, -1.2, 0.8, 2.1, -0.4, 1.7);
    y = scene.tensor(List.of(2, 3), 1.3, 0.2, -0.8, 1.1, -2.4, 0.7);
    row = scene.vector(0.7, -0.9, 1.4);
    column = scene.vector(1.1, -0.6);
    s = scene.real(1.6);
    unknown = log(x);
    rows = Rearrange.broadcast(row, MATRIX, List.of(1));
    columns = Rearrange.broadcast(column, MATRIX, List.of(0));
  }

  static Shape shape(long... extents) {
    return new Shape(Arrays.stream(extents).mapToObj(Extent::of).toList());
  }

  final void add(Class<? extends Rewrite> rewrite, List<Expr> fires, List<Expr> stays) {
    all.put(rewrite, new Examples(fires, stays));
  }

  final Map<Class<? extends Rewrite>, Examples> all() {
    return all;
  }
}
