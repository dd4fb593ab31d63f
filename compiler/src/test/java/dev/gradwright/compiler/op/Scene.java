package dev.gradwright.compiler.op;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table with leaves that have numbers. */
public final class Scene {
  private final ExprTable table = new ExprTable();
  private final Map<Expr, Numbers> given = new HashMap<>();

  public ExprTable table() {
    return table;
  }

  public Map<Expr, Numbers> given() {
    return given;
  }

  /** A real scalar. */
  public Expr real(double value) {
    return tensor(List.of(), value);
  }

  public Expr vector(double... values) {
    return tensor(List.of(values.length), values);
  }

  /** A real tensor. */
  public Expr tensor(List<Integer> extents, double... values) {
    return leaf(ElementType.REAL, extents, values);
  }

  public Expr ints(double... values) {
    return leaf(ElementType.INT, List.of(values.length), values);
  }

  private Expr leaf(ElementType element, List<Integer> extents, double... values) {
    Extent[] shape = extents.stream().map(Extent::of).toArray(Extent[]::new);
    TensorType type = TensorType.real(shape).withElement(element);
    Expr leaf = Leaves.leaf(table, "leaf" + table.identity(), type);
    given.put(leaf, Numbers.of(extents, values));
    return leaf;
  }

  /** The numbers of an expression with derivatives in it. */
  public double[] numbers(Expr expr) {
    return numbers(expr, SurrogateRules.AS_WRITTEN);
  }

  public double[] numbers(Expr expr, SurrogateRules surrogates) {
    List<Expr> ready = Adjoint.expand(List.of(expr), surrogates);
    return Evaluator.evaluate(ready, Map.of(), given).get(0).elements();
  }

  public double number(Expr expr) {
    return Arrays.stream(numbers(expr)).reduce((a, b) -> Double.NaN).orElseThrow();
  }

  /** The gradient of the sum of an expression. */
  public Expr gradient(Expr expr, Expr with) {
    return Leaves.gradient(Totals.sum(expr), with);
  }
}
