package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MghTest {

  static Stream<MghProblem> problems() {
    return Mgh.PROBLEMS.stream();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theOptimizerReachesAPublishedMinimum(MghProblem problem) {
    double found = problem.found();
    assertTrue(problem.isMinimum(found), problem.name() + ": " + found);
  }

  /** Computed from the published formulas, apart from this project. */
  @ParameterizedTest
  @CsvSource({
    "0, 24.199999999999996",
    "1, 400.5",
    "2, 1.1352617173483783",
    "3, 14.203125",
    "4, 2500",
    "5, 41.68169586167801",
    "6, 1031.1538106093983",
    "7, 215",
    "8, 19192",
    "9, 7926693.336997433"
  })
  void theStartsHaveTheirPublishedValues(int index, double expected) {
    MghProblem problem = Mgh.PROBLEMS.get(index);
    assertEquals(expected, problem.atStart(), 1e-13 * expected, problem.name());
  }

  @Test
  void tenOfTenAreSolved() {
    Result found = Mgh.run();
    assertEquals(10, found.get("solved"));
    assertEquals(10, found.get("of"));
  }

  @Test
  void whatIsNoMinimumIsNotTakenForOne() {
    MghProblem roth = Mgh.PROBLEMS.get(1);
    assertFalse(roth.isMinimum(48.98));
    assertFalse(roth.isMinimum(1e-3));
  }
}
