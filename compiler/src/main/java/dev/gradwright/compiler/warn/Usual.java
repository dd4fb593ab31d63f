package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of values but for single points: {@code x^2} is above 0 but for the one x that is
 * 0, while {@code exp x} is 0 for every x that is small enough, and {@code max(x, 0)} for every
 * negative one.
 */
final class Usual {
  private static final double SMALL = 1e-3;
  private static final double NEARLY_NOTHING = 1e-30;

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
    double least = Math.max(told.atLeast(), expr.facts().atLeast());
    double most = Math.min(told.atMost(), expr.facts().atMost());
    if (least == 0 && isSum(expr)) {
      least = operands.get(0).atLeast();
    } else if (least == 0 && isZeroAtPoints(expr, operands)) {
      least = NEARLY_NOTHING;
    }
    return told.within(least, most);
  }

  /** A sum of positive terms, of which there are some. */
  private static boolean isSum(Expr expr) {
    List<TensorType> types = expr.operands().stream().map(Expr::type).toList();
    return types.size() == 1
        && expr.operator().computation(types) instanceof Computation.Pointwise pointwise
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
