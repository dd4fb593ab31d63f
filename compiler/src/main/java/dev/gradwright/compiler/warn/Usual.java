package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of values but for single points: {@code x^2} is above 0 but for the one x that is
 * 0, while {@code exp x} is 0 for every x that is small enough, and {@code max(x, 0)} for every
 * negative one.
 */
final class Usual {
  private static final double SMALL = 1e-3;

  /** As far as ranges are followed. */
  private static final int DEPTH = 40;

  private final Map<Expr, Facts> known = new HashMap<>();

  Facts of(Expr expr) {
    return of(expr, DEPTH);
  }

  private Facts of(Expr expr, int depth) {
    if (depth == 0 || expr.operands().isEmpty()) {
      return expr.facts();
    }
    Facts found = known.get(expr);
    if (found == null) {
      found = followed(expr, expr.operands().stream().map(x -> of(x, depth - 1)).toList());
      known.put(expr, found);
    }
    return found;
  }

  private static Facts followed(Expr expr, List<Facts> operands) {
    Facts told = expr.operator().facts(operands);
    Optional<Facts> filled = filled(expr, operands);
    if (filled.isPresent()) {
      return filled.get();
    }
    double least = Math.max(told.atLeast(), expr.facts().atLeast());
    double most = Math.min(told.atMost(), expr.facts().atMost());
    if (least == 0 && isSum(expr)) {
      least = operands.get(0).atLeast();
    } else if (least == 0
        && (isOfSquares(expr, told) || isOfFreeNumber(expr) || isZeroAtPoints(expr, operands))) {
      least = Facts.CLOSE;
    }
    return told.within(least, most);
  }

  /**
   * What a tensor has besides a constant at places that are fixed, such as the zeros of a triangle:
   * that these are not read where they must not be shows at once.
   */
  private static Optional<Facts> filled(Expr expr, List<Facts> operands) {
    // A pad also chooses, between two.
    boolean isFixed =
        operands.size() == 3
            && expr.elementwise().filter(Scalar.Choose.class::isInstance).isPresent()
            && Order.of(List.of(expr.operand(0))).stream().noneMatch(Usual::isGiven);
    return IntStream.of(1, 2)
        .filter(i -> isFixed && operands.get(i).isPoint() && !operands.get(3 - i).isPoint())
        .mapToObj(i -> operands.get(3 - i))
        .findFirst();
  }

  private static boolean isGiven(Expr expr) {
    return expr.operands().isEmpty() && expr.computation() instanceof Computation.Given;
  }

  /** What is above 0 since both operands are the same, not for what they are. */
  private static boolean isOfSquares(Expr expr, Facts told) {
    List<Expr> both = expr.operands();
    return told.atLeast() < 0 && both.size() == 2 && both.get(0) == both.get(1);
  }

  /** A function of a number that the model is given, such as {@code exp} of a parameter. */
  private static boolean isOfFreeNumber(Expr expr) {
    if (expr.operands().size() != 1) {
      return false;
    }
    Element element = Element.of(expr.operand(0));
    Optional<Element> source = element.expr().elementwise().flatMap(element::copied);
    return isGiven(expr.operand(0)) || source.filter(s -> isGiven(s.expr())).isPresent();
  }

  /** A sum of positive terms, of which there are some. */
  private static boolean isSum(Expr expr) {
    return expr.operands().size() == 1
        && expr.computation() instanceof Computation.Pointwise pointwise
        && pointwise.fold().equals(Optional.of(Fold.SUM));
  }

  /** Whether 0 comes from a 0 in the middle of an operand's range alone. */
  private static boolean isZeroAtPoints(Expr expr, List<Facts> operands) {
    Expr x = expr.operand(0);
    Facts range = operands.get(0);
    if (range.atLeast() >= 0 || range.atMost() <= 0) {
      return false;
    }
    double infinity = Double.POSITIVE_INFINITY;
    return isAboveZero(expr, x, operands, range.within(SMALL, infinity))
        && isAboveZero(expr, x, operands, range.within(-infinity, -SMALL));
  }

  private static boolean isAboveZero(Expr expr, Expr x, List<Facts> operands, Facts probe) {
    List<Facts> probed = new ArrayList<>(operands);
    for (int i = 0; i < probed.size(); i++) {
      if (expr.operand(i) == x) {
        probed.set(i, probe);
      }
    }
    return expr.operator().facts(probed).atLeast() > 0;
  }
}
