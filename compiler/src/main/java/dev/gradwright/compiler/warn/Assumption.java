package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of the elements of expressions at one index, the same for all, when some of these
 * elements are assumed to be more than is known of them.
 */
final class Assumption {
  private static final Facts TRUE = Facts.between(1, 1);
  private static final Facts FALSE = Facts.between(0, 0);

  /** So far conditions and seeds are followed; what is further away tells nothing more. */
  private static final int DEPTH = 40;

  private static final int MOST = 2_000;

  private final Map<Expr, Facts> assumed;
  private final Map<Expr, Facts> followed = new HashMap<>();
  private int first = Integer.MAX_VALUE;

  private Assumption(Map<Expr, Facts> assumed) {
    this.assumed = assumed;
    assumed.keySet().forEach(expr -> first = Math.min(first, expr.number()));
  }

  /**
   * The ways in which elements can be what is assumed, one for each branch that a chosen one may
   * come from; none if they cannot.
   */
  static List<Assumption> of(Map<Expr, Facts> elements) {
    List<Map<Expr, Facts>> cases = new ArrayList<>(List.of(Map.of()));
    elements.forEach(
        (expr, facts) -> {
          List<Map<Expr, Facts>> before = List.copyOf(cases);
          cases.clear();
          before.forEach(one -> cases.addAll(with(one, expr, facts)));
        });
    return cases.stream().map(Assumption::new).filter(Assumption::isPossible).toList();
  }

  /** A case, split further by where the element comes from. */
  private static List<Map<Expr, Facts>> with(Map<Expr, Facts> one, Expr expr, Facts facts) {
    Map<Expr, Facts> known = new HashMap<>(one);
    Facts meant = known.containsKey(expr) ? both(known.get(expr), facts) : facts;
    known.put(expr, meant);
    Optional<Scalar> body = body(expr);
    if (body.isPresent() && body.get() instanceof Scalar.Choose choose) {
      return chosen(known, expr, choose, meant);
    }
    return body.flatMap(scalar -> copied(scalar, expr))
        .map(source -> with(known, source, meant))
        .orElse(List.of(known));
  }

  private static List<Map<Expr, Facts>> chosen(
      Map<Expr, Facts> known, Expr expr, Scalar.Choose choose, Facts facts) {
    Optional<Expr> condition = copied(choose.condition(), expr);
    Optional<Expr> yes = copied(choose.then(), expr);
    Optional<Expr> no = copied(choose.otherwise(), expr);
    if (condition.isEmpty() || yes.isEmpty() || no.isEmpty()) {
      return List.of(known);
    }
    List<Map<Expr, Facts>> cases = new ArrayList<>();
    with(known, condition.get(), TRUE).forEach(one -> cases.addAll(with(one, yes.get(), facts)));
    with(known, condition.get(), FALSE).forEach(one -> cases.addAll(with(one, no.get(), facts)));
    return cases;
  }

  /** The operand whose element at the same index the scalar is, perhaps in another type. */
  private static Optional<Expr> copied(Scalar scalar, Expr expr) {
    if (scalar instanceof Scalar.Load load && isOwn(load, expr)) {
      return Optional.of(expr.operand(load.operand()));
    } else if (scalar instanceof Scalar.Within within) {
      return copied(within.value(), expr);
    }
    return Optional.empty();
  }

  /** How an element follows from elements of operands, if it is no fold of several. */
  private static Optional<Scalar> body(Expr expr) {
    Operator operator = expr.operator();
    List<TensorType> types = expr.operands().stream().map(Expr::type).toList();
    return operator.computation(types) instanceof Computation.Pointwise pointwise
            && pointwise.fold().isEmpty()
        ? Optional.of(pointwise.value())
        : Optional.empty();
  }

  private static boolean isOwn(Scalar.Load load, Expr expr) {
    List<Coordinate> own =
        IntStream.range(0, expr.shape().rank()).mapToObj(Coordinate::axis).toList();
    return load.coordinates().equals(own);
  }

  private static boolean isElementwise(Expr expr) {
    return expr.operands().stream().allMatch(x -> x.shape().equals(expr.shape()))
        && body(expr).map(scalar -> readsOwn(scalar, expr)).orElse(false);
  }

  private static boolean readsOwn(Scalar scalar, Expr expr) {
    if (scalar instanceof Scalar.Load load) {
      return isOwn(load, expr);
    } else if (scalar instanceof Scalar.Apply apply) {
      return apply.arguments().stream().allMatch(argument -> readsOwn(argument, expr));
    } else if (scalar instanceof Scalar.Choose choose) {
      return readsOwn(choose.condition(), expr)
          && readsOwn(choose.then(), expr)
          && readsOwn(choose.otherwise(), expr);
    } else if (scalar instanceof Scalar.Within within) {
      return readsOwn(within.value(), expr);
    }
    return scalar instanceof Scalar.Literal;
  }

  /** Whether nothing that follows contradicts what is assumed. */
  private boolean isPossible() {
    return assumed.entrySet().stream()
        .allMatch(
            known -> {
              Facts all = both(computed(known.getKey(), DEPTH), known.getValue());
              return all.atLeast() <= all.atMost();
            });
  }

  private static Facts both(Facts x, Facts y) {
    return x.within(Math.max(x.atLeast(), y.atLeast()), Math.min(x.atMost(), y.atMost()));
  }

  /** What is known of the element of an expression. */
  Facts of(Expr expr) {
    return of(expr, DEPTH);
  }

  private Facts of(Expr expr, int depth) {
    if (assumed.containsKey(expr)) {
      return assumed.get(expr);
    }
    Facts known = followed.get(expr);
    if (known == null) {
      known = computed(expr, depth);
      followed.put(expr, known);
    }
    return known;
  }

  private Facts computed(Expr expr, int depth) {
    boolean far = depth == 0 || expr.number() < first || followed.size() > MOST;
    if (far || expr.operands().isEmpty() || !isElementwise(expr)) {
      return expr.facts();
    }
    List<Facts> operands = expr.operands().stream().map(x -> of(x, depth - 1)).toList();
    return expr.operator().facts(operands);
  }
}
