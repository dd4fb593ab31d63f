package dev.gradwright.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.op.Leaves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Reverse mode, forward mode and differences of one loss, along one direction in all reals. */
final class ModesTrial {
  private static final double ROUNDING = 1e-12;

  /** What differences are good for at best over the steps tried. */
  private static final double DIFFERENCES = 1e-6;

  private static final double[] STEPS = {1e-3, 1e-4, 1e-5, 1e-6};

  private final Expr loss;
  private final Map<String, Long> dims;
  private final Map<Expr, Numbers> point;
  private final List<Expr> reals;
  private final List<Expr> directions = new ArrayList<>();
  private final Map<Expr, Numbers> known;

  ModesTrial(Expr loss, Map<String, Long> dims, Map<Expr, Numbers> point, List<Expr> reals) {
    this.loss = loss;
    this.dims = dims;
    this.point = point;
    this.reals = reals;
    this.known = new HashMap<>(point);
  }

  void run(SplittableRandom random) {
    for (Expr real : reals) {
      Expr direction =
          Leaves.leaf(real.table(), "along." + real.operator().spelling(), real.type());
      Numbers at = point.get(real);
      double[] along = random.doubles(at.elements().length, -1, 1).toArray();
      known.put(direction, Numbers.of(at.extents(), along));
      directions.add(direction);
    }
    compare();
  }

  private void compare() {
    double reverse = 0;
    double magnitude = Double.MIN_NORMAL;
    Expr one = Leaves.literal(loss.table(), "1");
    List<Numbers> adjoints = Evaluator.evaluate(Adjoint.adjoints(loss, one, reals), dims, known);
    for (int r = 0; r < reals.size(); r++) {
      double[] along = along(r);
      for (int i = 0; i < along.length; i++) {
        reverse += along[i] * adjoints.get(r).elements()[i];
        magnitude += Math.abs(along[i]) * adjoints.get(r).magnitudes()[i];
      }
    }
    Expr tangent =
        Adjoint.tangent(loss, reals, directions).orElse(Leaves.literal(loss.table(), "0"));
    double forward = Evaluator.evaluate(List.of(tangent), dims, known).get(0).value();
    assertEquals(reverse, forward, ROUNDING * magnitude, "forward mode");
    double error = differenceError(reverse);
    assertEquals(0, error, DIFFERENCES * magnitude, () -> "differences of " + forward);
  }

  private double[] along(int real) {
    return known.get(directions.get(real)).elements();
  }

  /**
   * How far differences stay from the derivative at the best of some steps, extrapolated from a
   * step and its half.
   */
  private double differenceError(double derivative) {
    double best = Double.POSITIVE_INFINITY;
    for (double step : STEPS) {
      double coarse = difference(step);
      double fine = difference(step / 2);
      best = Math.min(best, Math.abs((4 * fine - coarse) / 3 - derivative));
    }
    return best;
  }

  private double difference(double step) {
    return (at(step) - at(-step)) / (2 * step);
  }

  private double at(double step) {
    Map<Expr, Numbers> moved = new HashMap<>(point);
    for (int r = 0; r < reals.size(); r++) {
      double[] elements = point.get(reals.get(r)).elements().clone();
      for (int i = 0; i < elements.length; i++) {
        elements[i] += step * along(r)[i];
      }
      moved.put(reals.get(r), Numbers.of(point.get(reals.get(r)).extents(), elements));
    }
    return Evaluator.evaluate(List.of(loss), dims, moved).get(0).value();
  }
}
