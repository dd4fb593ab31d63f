package dev.gradwright.compiler.dag;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The expressions that roots are computed from, operands first; iterative, so that depth costs no
 * stack.
 */
public final class Order {
  /** Up to this many numbers for each expression, placing them is faster than sorting. */
  private static final int SPARSE = 16;

  private Order() {}

  /**
   * Numbers rise from operands to results: by these the expressions, all of one table, are ordered.
   */
  public static List<Expr> of(Collection<Expr> roots) {
    List<Expr> found = found(roots);
    if (found.isEmpty()) {
      return found;
    }
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (Expr expr : found) {
      least = Math.min(least, expr.number());
      most = Math.max(most, expr.number());
    }
    if (most - least < SPARSE * found.size()) {
      return placed(found, least, most);
    }
    found.sort(Comparator.comparingInt(Expr::number));
    return found;
  }

  private static List<Expr> found(Collection<Expr> roots) {
    BitSet seen = new BitSet();
    List<Expr> found = new ArrayList<>();
    add(roots, seen, found);
    for (int i = 0; i < found.size(); i++) {
      add(found.get(i).operands(), seen, found);
    }
    return found;
  }

  private static void add(Collection<Expr> wanted, BitSet seen, List<Expr> found) {
    for (Expr expr : wanted) {
      if (!seen.get(expr.number())) {
        seen.set(expr.number());
        found.add(expr);
      }
    }
  }

  private static List<Expr> placed(List<Expr> found, int least, int most) {
    Expr[] places = new Expr[most - least + 1];
    for (Expr expr : found) {
      places[expr.number() - least] = expr;
    }
    List<Expr> order = new ArrayList<>(found.size());
    for (Expr expr : places) {
      if (expr != null) {
        order.add(expr);
      }
    }
    return order;
  }
}
