package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.op.LoopMaker;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.type.Extent;
import java.util.List;

/** What may become of the results of loops. */
final class LoopExamples extends ExampleFamily {
  LoopExamples(Scene scene) {
    super(scene);
    LoopMaker two = loop(2);
    Expr slice = two.slice(x);
    Expr sum = two.carry(row);
    two.body(List.of(plus(sum, slice)), slice, row, times(slice, sum), sum, constant());
    LoopMaker none = loop(0);
    Expr start = none.carry(row);
    none.body(List.of(sin(start)), sin(start));
    add(
        ReadThroughLoop.class,
        List.of(two.stacked(0), two.stacked(1), two.stacked(4), none.last(0), none.stacked(0)),
        List.of(two.stacked(2), two.stacked(3), two.last(0), sin(two.stacked(0))));
  }

  private Expr constant() {
    return times("2", column).operand(0);
  }

  private LoopMaker loop(int trips) {
    return new LoopMaker(scene.table(), Extent.of(trips), Loop.Direction.FORWARD, Keep.MENTIONED);
  }
}
