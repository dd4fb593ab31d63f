package dev.gradwright.benchmarks.adbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProblemTest {
  /** Relative to the largest entry: sums of doubles in another order. */
  private static final double TOLERANCE = 1e-10;

  // Sizes that no block and no unrolling divides.
  static Stream<Problem> problems() {
    return Stream.of(
        Mixture.problem(131, 2, 5),
        Mixture.problem(259, 7, 3),
        Lstm.problem(2, 30),
        Lstm.problem(3, 7),
        Bundle.problem(3, 5, 41));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void bothGradientsAreEqual(Problem problem) {
    double value = problem.hand().gradient().run();
    assertEquals(value, problem.ours().gradient().run(), TOLERANCE * Math.abs(value));
    assertEquals(problem.hand().derivatives().size(), problem.ours().derivatives().size());
    for (int i = 0; i < problem.hand().derivatives().size(); i++) {
      compare(problem.hand().derivatives().get(i), problem.ours().derivatives().get(i), i);
    }
  }

  private static void compare(double[] hand, double[] ours, int which) {
    double largest = 0;
    for (double entry : hand) {
      largest = Math.max(largest, Math.abs(entry));
    }
    assertEquals(hand.length, ours.length, "derivative " + which);
    for (int i = 0; i < hand.length; i++) {
      assertEquals(hand[i], ours[i], TOLERANCE * largest, "derivative " + which + ", entry " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void bothObjectivesAreEqual(Problem problem) {
    double value = problem.hand().objective().run();
    assertEquals(value, problem.ours().objective().run(), TOLERANCE * Math.abs(value));
    assertEquals(value, problem.hand().gradient().run(), TOLERANCE * Math.abs(value));
  }
}
