package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Stop;
import java.util.ArrayList;
import java.util.List;

/**
 * An objective whose stopped values have become inputs of their own, so that differences hold them
 * at their base value.
 *
 * @param inputs what stands in place of each stopped value
 * @param values what the inputs are at the base point
 */
record Stops(Expr objective, List<Expr> inputs, List<Expr> values) {

  static Stops hold(Expr objective) {
    List<Expr> inputs = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    List<Expr> held =
        Rewriting.of(
            List.of(objective),
            (original, expr) -> {
              if (!(expr.operator() instanceof Stop) || !expr.type().isReal()) {
                return expr;
              }
              Expr input = Leaves.leaf(expr.table(), "held " + inputs.size(), expr.type());
              inputs.add(input);
              values.add(original.operand(0));
              return input;
            });
    return new Stops(held.get(0), inputs, values);
  }
}
