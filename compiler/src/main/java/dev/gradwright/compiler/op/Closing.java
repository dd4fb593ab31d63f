package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Substitution;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Expressions in bound parameters, closed: what they read from outside has become captured values.
 *
 * @param captured a parameter for each value from outside
 * @param values these values
 * @param results the expressions, in bound and captured parameters alone
 */
public record Closing(List<Expr> captured, List<Expr> values, List<Expr> results) {

  /** Closes expressions over the parameters they are bound by. */
  public static Closing of(Collection<Expr> bound, List<Expr> exprs) {
    return over(List.copyOf(outside(bound, exprs)), exprs);
  }

  /** Closes expressions over the values that they are to read from outside. */
  public static Closing over(List<Expr> values, List<Expr> exprs) {
    List<Expr> captured = values.stream().map(Leaves::holeLike).toList();
    return new Closing(captured, values, Substitution.of(values, captured).apply(exprs));
  }

  private static Set<Expr> outside(Collection<Expr> bound, List<Expr> exprs) {
    List<Expr> order = Order.of(exprs);
    Set<Expr> inside = inside(bound, order);
    Set<Expr> read = new LinkedHashSet<>(exprs);
    order.stream().filter(inside::contains).forEach(x -> read.addAll(x.operands()));
    read.removeIf(x -> inside.contains(x) || isConstant(x));
    return read;
  }

  /**
   * What depends on the parameters, and also on names from outside that derivatives are taken by
   * inside: on the way from such a name to what is differentiated, nothing may be cut off.
   */
  private static Set<Expr> inside(Collection<Expr> bound, List<Expr> order) {
    Set<Expr> inside = new HashSet<>(bound);
    Set<Expr> sources = new HashSet<>();
    int size;
    do {
      size = inside.size() + sources.size();
      for (Expr expr : order) {
        if (expr.operands().stream().anyMatch(x -> inside.contains(x) || sources.contains(x))) {
          inside.add(expr);
          if (expr.operator() instanceof Derivative && !inside.contains(expr.operand(1))) {
            sources.add(expr.operand(1));
          }
        }
      }
    } while (inside.size() + sources.size() > size);
    return inside;
  }

  private static boolean isConstant(Expr x) {
    return x.operator() instanceof ExtentValue
        || x.operator() instanceof Iota
        || Leaves.constant(x).isPresent();
  }
}
