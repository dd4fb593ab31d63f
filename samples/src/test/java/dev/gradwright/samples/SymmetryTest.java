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
    assertTrue(solutions.size() >= 15, "solved: " + solutions.size());
    solutions.forEach(SymmetryTest::checkAntisymmetry);
    solutions.forEach(SymmetryTest::checkRatio);
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

  /** 1:2:4 */
  private static void checkRatio(SymmetryNet.Parameters weights) {
    for (int unit = 0; unit < 2; unit++) {
      double[] ratio = Symmetry.ratio(weights, unit);
      assertEquals(2, ratio[1], 0.05 * 2);
      assertEquals(4, ratio[2], 0.05 * 4);
    }
  }
}
