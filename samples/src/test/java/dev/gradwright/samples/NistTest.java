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

  /** What is left of Lanczos1 is the rounding of its 14 digits. */
  private static final Map<String, Double> FEWER_DEVIATION_DIGITS = Map.of("Lanczos1", 3.0);

  private static List<NistFit> fits;

  @BeforeAll
  static void fit() throws IOException {
    fits = Nist.fits();
  }

  @Test
  void eachOfEightSetsIsFittedFromBothStarts() {
    assertEquals(16, fits.size());
    assertEquals(16, fits.stream().map(fit -> fit.set() + " " + fit.start()).distinct().count());
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
  void theStartsAreTwoAndFarFromWhatIsCertified() throws IOException {
    for (NistSet set : Nist.sets()) {
      RealVector first = set.starts().get(0);
      assertTrue(first.subtract(set.starts().get(1)).getNorm() > 0, set.name());
      assertTrue(
          first.subtract(set.values()).getNorm() > 1e-3 * set.values().getNorm(), set.name());
    }
  }
}
