package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Broadcast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a product of broadcast tensors is a product of. */
final class Factors {
  /** A tensor, and for each of its axes the axis of the whole product that it lies along. */
  record Factor(Expr tensor, List<Integer> labels) {}

  private final int most;
  private final List<Factor> found = new ArrayList<>();

  private Factors(int most) {
    this.most = most;
  }

  /** The factors from left to right; empty if there are too many. */
  static Optional<List<Factor>> of(Expr product, int most) {
    Factors factors = new Factors(most);
    factors.visit(product, Match.axes(product));
    return factors.found.size() <= most ? Optional.of(factors.found) : Optional.empty();
  }

  private void visit(Expr expr, List<Integer> labels) {
    if (found.size() > most) {
      return;
    }
    if (expr.operator() instanceof Broadcast broadcast) {
      visit(expr.operand(0), broadcast.axes().stream().map(labels::get).toList());
    } else if (is(expr, Binary.MULTIPLY)) {
      visit(expr.operand(0), labels);
      visit(expr.operand(1), labels);
    } else {
      found.add(new Factor(expr, labels));
    }
  }
}
