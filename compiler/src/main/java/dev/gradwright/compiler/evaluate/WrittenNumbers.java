package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Unusable;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is computed from literals alone, each from what its operands are, to find where that leads
 * out of the numbers; what follows from there is not looked at.
 */
public final class WrittenNumbers {
  /** Longer tensors are made by formulas, such as an identity. */
  private static final long LONGEST = 1_000;

  private static final Set<Function> DIVISIONS =
      EnumSet.of(Function.FLOOR_DIVIDE, Function.FLOOR_MODULO);

  private final double largest;
  private final Map<Expr, Numbers> known = new HashMap<>();
  private final Map<Expr, Unusable> unusable = new LinkedHashMap<>();

  private WrittenNumbers(Precision precision) {
    this.largest = precision == Precision.F32 ? Float.MAX_VALUE : Double.MAX_VALUE;
  }

  /** The first expressions on each way to the roots of which no number comes, in order. */
  public static Map<Expr, Unusable> unusable(Collection<Expr> roots, Precision precision) {
    WrittenNumbers numbers = new WrittenNumbers(precision);
    numbers.visitAll(roots);
    return numbers.unusable;
  }

  private void visitAll(Collection<Expr> roots) {
    List<Expr> needed = needed(roots);
    LoopRun.among(needed).forEach((run, results) -> visitAll(run.loop().roots(results)));
    needed.stream().filter(expr -> !known.containsKey(expr)).forEach(this::visit);
  }

  /** What is read whatever conditions choose, in order. */
  private static List<Expr> needed(Collection<Expr> roots) {
    List<Expr> order = Order.of(roots);
    Set<Expr> needed = new HashSet<>(roots);
    for (int i = order.size() - 1; i >= 0; i--) {
      if (needed.contains(order.get(i))) {
        needed.addAll(needed(order.get(i)));
      }
    }
    return order.stream().filter(needed::contains).toList();
  }

  /** Of a choice by data the condition alone, of others all operands. */
  private static List<Expr> needed(Expr expr) {
    return expr.elementwise()
        .flatMap(scalar -> as(Scalar.Choose.class, scalar))
        .flatMap(choice -> as(Scalar.Load.class, choice.condition()))
        .map(condition -> List.of(expr.operand(condition.operand())))
        .orElse(expr.operands());
  }

  private static <S extends Scalar> Optional<S> as(Class<S> kind, Scalar scalar) {
    return Optional.of(scalar).filter(kind::isInstance).map(kind::cast);
  }

  private void visit(Expr expr) {
    if (isZero(divisor(expr))) {
      unusable.put(expr, Unusable.DIVISION_BY_ZERO);
    } else if (isAlwaysAtPole(expr)) {
      unusable.put(expr, Unusable.NOT_FINITE);
    } else if (isWritten(expr)) {
      Numbers numbers =
          Evaluator.evaluate(List.of(expr), List.of(expr), dim -> 0, operands(expr)).get(0);
      why(expr, numbers.elements())
          .ifPresentOrElse(why -> unusable.put(expr, why), () -> known.put(expr, numbers));
    }
  }

  /** Whether no value of the operands that are given leads away from a point without a value. */
  private boolean isAlwaysAtPole(Expr expr) {
    return !known.keySet().containsAll(expr.operands())
        && expr.operator().singularities().stream()
            .filter(singularity -> singularity.value() != Singularity.Value.FINITE)
            .anyMatch(singularity -> isAlways(singularity.place(), expr));
  }

  private static boolean isAlways(Singularity.Place place, Expr expr) {
    return place instanceof Singularity.Place.Among among
        && IntStream.range(0, expr.operands().size())
            .allMatch(i -> among.operands().get(i).haveAll(expr.operand(i).facts()));
  }

  private boolean isWritten(Expr expr) {
    return expr.shape().size().constant().orElse(Long.MAX_VALUE) <= LONGEST
        && !LoopRun.isResult(expr)
        && !Openness.isOpen(expr.computation())
        && known.keySet().containsAll(expr.operands());
  }

  private Map<Expr, Numbers> operands(Expr expr) {
    Map<Expr, Numbers> operands = new HashMap<>();
    expr.operands().forEach(operand -> operands.put(operand, known.get(operand)));
    return operands;
  }

  /** What an int is divided by, element by element, if it is computed from literals. */
  private Optional<Numbers> divisor(Expr expr) {
    return expr.elementwise()
        .flatMap(scalar -> as(Scalar.Apply.class, scalar))
        .filter(apply -> DIVISIONS.contains(apply.function()))
        .flatMap(apply -> as(Scalar.Load.class, apply.arguments().get(1)))
        .map(load -> known.get(expr.operand(load.operand())));
  }

  private static boolean isZero(Optional<Numbers> divisor) {
    return divisor.filter(d -> Arrays.stream(d.elements()).anyMatch(e -> e == 0)).isPresent();
  }

  private Optional<Unusable> why(Expr expr, double[] elements) {
    boolean isInt = expr.type().element() == ElementType.INT;
    return Arrays.stream(elements)
        .boxed()
        .flatMap(element -> (isInt ? ofInt(element) : ofReal(element)).stream())
        .findFirst();
  }

  private static Optional<Unusable> ofInt(double element) {
    return element == (int) element ? Optional.empty() : Optional.of(Unusable.OVERFLOW);
  }

  private Optional<Unusable> ofReal(double element) {
    if (Double.isNaN(element)) {
      return Optional.of(Unusable.UNDEFINED);
    }
    if (Math.abs(element) <= largest) {
      return Optional.empty();
    }
    return Optional.of(Double.isInfinite(element) ? Unusable.INFINITE : Unusable.INFINITE_IN_F32);
  }
}
