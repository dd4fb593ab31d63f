package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.op.Closing;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Loops;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Jacobians: a loop over basis vectors, of a in forward mode ({@code column[j] = de/da basis(j)}),
 * of e in reverse ({@code row[i] = basis(i) de/da}); the mode with fewer of them is taken.
 */
final class BasisLoop {
  /** What a dim counts when two numbers of vectors are compared that depend on it. */
  private static final long TYPICAL = 64;

  private BasisLoop() {}

  static Expr jacobian(Expr e, Expr a) {
    Shape all = a.shape().under(e.shape());
    if (isForward(e, a)) {
      Expr columns = over(a, v -> Directional.first(e, a, v));
      return Rearrange.reshape(lastAxisFirst(columns), all);
    }
    return Rearrange.reshape(over(e, v -> Directional.adjoint(e, v, a)), all);
  }

  /** In words. */
  static String mode(Expr e, Expr a) {
    return isForward(e, a)
        ? "forward mode, " + counted(a, "direction")
        : "reverse mode, " + counted(e, "seed");
  }

  private static String counted(Expr x, String vector) {
    Extent count = x.shape().size();
    return count + " " + vector + (count.equals(Extent.ONE) ? "" : "s");
  }

  private static boolean isForward(Expr e, Expr a) {
    return vectors(a) <= vectors(e) && !Surrogates.areCrossed(e, a);
  }

  private static long vectors(Expr x) {
    return x.shape().size().evaluate(dim -> TYPICAL);
  }

  /** The derivatives for each basis vector of the space of x, one below the other. */
  private static Expr over(Expr x, UnaryOperator<Expr> derivative) {
    Extent count = x.shape().size();
    if (count.equals(Extent.ONE)) {
      Expr only = derivative.apply(Formula.one(x));
      return Rearrange.reshape(only, only.shape().with(0, Extent.ONE));
    }
    Expr number = Loops.index(x.table());
    Expr of = derivative.apply(basis(x, number));
    Closing body = Closing.of(List.of(number), List.of(of));
    Loop loop =
        new Loop(
            List.of(),
            List.of(),
            List.of(),
            body.captured(),
            number,
            count,
            Loop.Direction.FORWARD,
            Keep.MENTIONED);
    return Loops.stacked(loop, body.results().get(0), body.values());
  }

  /** The tensor like x that is 1 at one row-major position, and 0 elsewhere. */
  private static Expr basis(Expr x, Expr number) {
    Expr positions = Leaves.iota(x.table(), Shape.of(x.shape().size()), 0);
    Expr one = Formula.cast(Formula.equal(positions, number), ElementType.REAL);
    return Rearrange.reshape(one, x.shape());
  }

  private static Expr lastAxisFirst(Expr columns) {
    List<Integer> axes =
        new ArrayList<>(IntStream.range(1, columns.type().rank()).boxed().toList());
    axes.add(0);
    return Rearrange.transpose(columns, axes);
  }
}
