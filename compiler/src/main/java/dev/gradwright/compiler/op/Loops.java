package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult.Kind;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;

/** What a loop computes. */
public final class Loops {
  private Loops() {}

  /** The number of a step: an int that is never negative. */
  public static Expr index(ExprTable table) {
    Facts facts = Facts.between(0, Double.POSITIVE_INFINITY);
    return Leaves.hole(table, TensorType.scalar(ElementType.INT), facts);
  }

  /**
   * The values of an expression of the body in all steps, {@code [trips, ..]}, in the order of t.
   */
  public static Expr stacked(Loop loop, Expr of, List<Expr> operands) {
    return of.table().apply(new ScanResult(loop, of, Kind.STACKED), operands);
  }

  /** The type of what a step sees of a sequence. */
  public static TensorType step(TensorType sequence) {
    return sequence.withShape(sequence.shape().without(0));
  }

  /** The value of a carry after the last step. */
  public static Expr last(Loop loop, Expr carry, List<Expr> operands) {
    return carry.table().apply(new ScanResult(loop, carry, Kind.FINAL), operands);
  }
}
