package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.samples.symmetry.SymmetryNet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SymmetryTest {

  @Test
  void mostStartsFindTheSolutionOf1986() {
    List<SymmetryNet.Parameters> solutions = Symmetry.solutions();
    solutions.forEach(SymmetryTest::checkAntisymmetry);
    long as1986 = solutions.stream().filter(weights -> isInRatio(weights, 1, 2, 4)).count();
    // A start in five finds the other code of small numbers whose sums all differ.
    long otherwise = solutions.stream().filter(weights -> isInRatio(weights, 2, 3, 4)).count();
    assertTrue(as1986 >= 15, "with weights 1:2:4: " + as1986);
    assertEquals(solutions.size(), as1986 + otherwise);
  }

  private static void checkAntisymmetry(SymmetryNet.Parameters weights) {
    DoubleTensor w = weights.w1();
    for (int unit = 0; unit < 2; unit++) {
      for (int i = 0; i < 3; i++) {
        double left = w.get(i, unit);
        assertEquals(-left, w.get(5 - i, unit), 0.01 * Math.abs(left));
      }
    }
  }

  private static boolean isInRatio(SymmetryNet.Parameters weights, double a, double b, double c) {
    for (int unit = 0; unit < 2; unit++) {
      double[] ratio = Symmetry.ratio(weights, unit);
      if (isFar(ratio[1], b / a) || isFar(ratio[2], c / a)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFar(double found, double wanted) {
    return Math.abs(found - wanted) > 0.05 * wanted;
  }
}
