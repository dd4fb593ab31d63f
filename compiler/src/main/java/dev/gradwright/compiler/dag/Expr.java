package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * An operator applied to operands; made by {@link ExprTable} alone, which makes equal applications
 * identical, so that identity is equality.
 */
public final class Expr {
  private final ExprTable table;
  private final int number;
  private final Operator operator;
  private final List<Expr> operands;
  private final TensorType type;
  private final Facts facts;

  Expr(ExprTable table, int number, Operator operator, List<Expr> operands, TensorType type) {
    this.table = table;
    this.number = number;
    this.operator = operator;
    this.operands = operands;
    this.type = type;
    this.facts = operator.factsOf(operands);
  }

  /** The table that this expression belongs to: where formulas in it are built. */
  public ExprTable table() {
    return table;
  }

  /**
   * A number that rises in the order of making: operands come before what is computed from them.
   */
  public int number() {
    return number;
  }

  public Operator operator() {
    return operator;
  }

  public List<Expr> operands() {
    return operands;
  }

  public Expr operand(int index) {
    return operands.get(index);
  }

  public TensorType type() {
    return type;
  }

  /** How the elements are computed. */
  public Computation computation() {
    return operator.computation(types(operands));
  }

  /** How each element follows from elements of operands, if it is no fold of several. */
  public Optional<Scalar> elementwise() {
    return computation().elementwise();
  }

  /** What is known of every element. */
  public Facts facts() {
    return facts;
  }

  static List<TensorType> types(List<Expr> exprs) {
    TensorType[] types = new TensorType[exprs.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = exprs.get(i).type;
    }
    return List.of(types);
  }

  public Shape shape() {
    return type.shape();
  }

  /** Of the number: it costs less than an identity's, and hash tables come out alike each time. */
  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public String toString() {
    return "%" + number + " = " + operator.spelling() + " : " + type;
  }
}
