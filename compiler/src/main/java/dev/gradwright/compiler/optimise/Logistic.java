package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.abs;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.log1p;
import static dev.gradwright.compiler.op.Formula.max;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.op.Formula.zerosLike;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.type.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * {@code logistic(x) = 1 / (1 + exp(-x))} with the slope {@code y (1 - y)}, and its integral
 * softplus, as functions with stated rules: the rules are finite where the derivatives of the
 * formulas are 0 times infinity.
 */
final class Logistic {
  /** So many derivatives are stated; later ones are those of the formula. */
  private static final int ORDERS = 3;

  private record Key(TensorType type, int order) {}

  private final Map<Key, CustomRule> logistics = new HashMap<>();
  private final Map<TensorType, CustomRule> softpluses = new HashMap<>();

  Expr of(Expr x) {
    return of(x, 0);
  }

  private Expr of(Expr x, int order) {
    if (order == ORDERS) {
      return formula(x);
    }
    Key key = new Key(x.type(), order);
    CustomRule known = logistics.get(key);
    if (known == null) {
      known = rule(x, Logistic::formula, (p, seed) -> times(seed, slope(of(p, order + 1))));
      logistics.put(key, known);
    }
    return x.table().apply(known, x);
  }

  private static Expr formula(Expr x) {
    return reciprocal(plus(exp(negate(x)), "1"));
  }

  private static Expr slope(Expr y) {
    return times(y, minus("1", y));
  }

  Expr softplus(Expr x) {
    CustomRule known = softpluses.get(x.type());
    if (known == null) {
      known = rule(x, Logistic::stable, (p, seed) -> times(seed, of(p)));
      softpluses.put(x.type(), known);
    }
    return x.table().apply(known, x);
  }

  private static Expr stable(Expr x) {
    return plus(max(x, zerosLike(x)), log1p(exp(negate(abs(x)))));
  }

  private static CustomRule rule(Expr x, UnaryOperator<Expr> value, BinaryOperator<Expr> bar) {
    Expr p = Leaves.hole(x.table(), x.type());
    Expr seed = Leaves.hole(x.table(), x.type());
    Body primal = new Body(List.of(p), List.of(value.apply(p)));
    Body bars = new Body(List.of(p, seed), List.of(bar.apply(p, seed)));
    return new CustomRule(primal, bars, 0, CustomRule.Kind.TRUE);
  }

  /** The x of {@code logistic(x)}. */
  Optional<Expr> argument(Expr y) {
    return y.operator() instanceof CustomRule rule && logistics.containsValue(rule)
        ? Optional.of(y.operand(0))
        : Optional.empty();
  }
}
