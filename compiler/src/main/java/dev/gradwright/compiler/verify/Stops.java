package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
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
    HeldStops held =
        new HeldStops(
            value -> {
              String name = "held " + inputs.size();
              inputs.add(Leaves.leaf(value.table(), name, value.type()));
              values.add(value);
              return inputs.get(inputs.size() - 1);
            });
    return new Stops(held.apply(List.of(objective)).get(0), inputs, values);
  }
}
