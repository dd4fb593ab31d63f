package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class NistTest {
  private static final double DIGITS = 7;
  private static final double REFINED_DIGITS = 9;
  private static final double DEVIATION_DIGITS = 6;
  private static final double LINEAR_DIGITS = 10;

  /** What is left of Lanczos1 is the rounding of its 14 digits. */
  private static final Map<String, Double> FEWER_DEVIATION_DIGITS = Map.of("Lanczos1", 3.0);

  private static List<NistFit> fits;

  @BeforeAll
  static void fit() throws IOException {
    fits = Nist.fits();
  }

  @Test
  void eightCurvesAreFittedFromBothStartsAndTwoLinearSetsFromZero() {
    assertEquals(18, fits.size());
    assertEquals(18, fits.stream().map(fit -> fit.set() + " " + fit.start()).distinct().count());
    assertEquals(10, fits.stream().map(NistFit::set).distinct().count());
    assertEquals(2, fits.stream().filter(fit -> fit.start().equals("zero")).count());
  }

  /** Also Longley's, whose matrix has a condition of some 10^9: the square of it is not met. */
  @Test
  void linearSetsAreSolvedToAllDigits() {
    for (NistFit fit : fits) {
      if (fit.start().equals("zero")) {
        assertTrue(fit.digits() >= LINEAR_DIGITS, fit.toString());
        assertTrue(fit.refined() >= LINEAR_DIGITS, fit.toString());
        assertTrue(fit.deviations() >= LINEAR_DIGITS, fit.toString());
      }
    }
  }

  @Test
  void theOptimizerReachesTheCertifiedParameters() {
    fits.forEach(fit -> assertTrue(fit.digits() >= DIGITS, fit.toString()));
  }

  @Test
  void threeMoreStepsReachThemCloser() {
    fits.forEach(fit -> assertTrue(fit.refined() >= REFINED_DIGITS, fit.toString()));
  }

  @Test
  void standardDeviationsAreTheCertifiedOnes() {
    for (NistFit fit : fits) {
      double wanted = FEWER_DEVIATION_DIGITS.getOrDefault(fit.set(), DEVIATION_DIGITS);
      assertTrue(fit.deviations() >= wanted, fit.toString());
    }
  }

  @Test
  void startsDifferAndAreFarFromWhatIsCertified() throws IOException {
    for (NistSet set : Nist.sets()) {
      List<RealVector> starts = set.starts().stream().map(NistSet.Start::at).toList();
      assertEquals(starts.size(), starts.stream().distinct().count(), set.name());
      for (RealVector start : starts) {
        double away = start.subtract(set.values()).getNorm();
        assertTrue(away > 1e-3 * set.values().getNorm(), set.name());
      }
    }
  }
}
