package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/** A classifier of one hidden layer with softmax cross-entropy and a penalty of its weights. */
final class MlpGraph {
  private MlpGraph() {}

  static Graph of(int in, int hidden, int classes) {
    return of(new GraphMaker("Mlp"), in, hidden, classes);
  }

  static Graph of(GraphMaker maker, int in, int hidden, int classes) {
    Extent n = maker.dim("N");
    Extent c = Extent.of(classes);
    Expr x = maker.input("x", TensorType.real(n, Extent.of(in)), "real[N, In]", Optional.empty());
    Expr y =
        maker.input(
            "y",
            new TensorType(ElementType.INT, Shape.of(n)),
            "int[N]",
            Optional.of(
                new dev.gradwright.compiler.dag.Graph.Domain.Ints(Extent.ZERO, c, "0..Classes")));
    Expr h = maker.named("h", relu(dense(maker, "fc1", x, in, hidden)));
    Expr logits = maker.named("logits", dense(maker, "fc2", h, hidden, classes));
    Expr peak = Totals.max(logits, List.of(1));
    Expr shifted = Formula.minus(logits, along(peak, logits));
    Expr total = Totals.sum(Formula.exp(shifted), List.of(1));
    Expr probs = Formula.divide(Formula.exp(shifted), along(total, logits));
    Expr picked =
        maker
            .table()
            .apply(
                new dev.gradwright.compiler.op.Gather(
                    Shape.of(n), List.of(Place.axis(0), new Place.Given(1, List.of(0)))),
                shifted,
                y);
    Expr loss = Totals.mean(Formula.minus(Formula.log(total), picked), List.of(0));
    return maker.output("probs", probs).loss(loss).make();
  }

  private static Expr along(Expr row, Expr like) {
    return Rearrange.spread(row, like.shape(), List.of(1));
  }

  private static Expr dense(GraphMaker maker, String name, Expr x, int in, int out) {
    Expr w = maker.param(name + ".w", TensorType.real(Extent.of(in), Extent.of(out)));
    Expr b = maker.param(name + ".b", TensorType.real(Extent.of(out)));
    return Formula.plus(Totals.matrixProduct(x, w), b);
  }

  private static Expr relu(Expr x) {
    return Formula.max(x, Formula.zerosLike(x));
  }
}
