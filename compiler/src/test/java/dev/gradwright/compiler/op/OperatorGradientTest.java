package dev.gradwright.compiler.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.GradientProblem.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operator of the sealed list: adjoint and tangent agree with differences of its value and
 * with each other, for random seeds, alone and inside a composition, at first and second order.
 */
class OperatorGradientTest {
  private static final double RELATIVE = 1e-7;

  /** Forward and reverse differ by rounding alone, some hundred operations of it. */
  private static final double ROUNDING = 1e-11;

  /**
   * A stop is there to disagree with differences, and rounding goes in steps; they have tests of
   * their own.
   */
  private static final Set<Class<?>> EXCEPT = Set.of(Stop.class, Rounded.class);

  @TestFactory
  Stream<DynamicTest> adjointsAreWhatDifferencesOfTheValueAre() {
    return tests(GradientProblem::function, OperatorGradientTest::compareWithDifferences);
  }

  @TestFactory
  Stream<DynamicTest> adjointsOfAdjointsAreWhatDifferencesOfTheAdjointAre() {
    return tests(GradientProblem::weighedGradient, OperatorGradientTest::compareWithDifferences);
  }

  @TestFactory
  Stream<DynamicTest> tangentsAndAdjointsAgree() {
    return tests(GradientProblem::function, OperatorGradientTest::compareWithTangent);
  }

  @TestFactory
  Stream<DynamicTest> tangentsAndAdjointsOfAdjointsAgree() {
    return tests(GradientProblem::weighedGradient, OperatorGradientTest::compareWithTangent);
  }

  @TestFactory
  Stream<DynamicTest> onNothingAndOnOneElementTheyAgreeToo() {
    return SizedCase.all().stream()
        .filter(operator -> !isExcepted(operator))
        .flatMap(OperatorGradientTest::small)
        .map(at -> DynamicTest.dynamicTest(at.name(), () -> compareAll(at)));
  }

  private static boolean isExcepted(SizedCase operator) {
    return EXCEPT.stream().anyMatch(kind -> OperatorCase.name(kind).equals(operator.operator()));
  }

  /** The largest of nothing is infinite. */
  private static Stream<Subject> small(SizedCase operator) {
    return operator.operator().equals("extreme")
        ? Stream.of(operator.at(1))
        : Stream.of(operator.at(0), operator.at(1));
  }

  private static void compareAll(Subject operator) {
    GradientProblem problem =
        new GradientProblem(operator, Setting.INSIDE, operator.name().hashCode());
    if (problem.hasSources()) {
      for (Expr function : List.of(problem.function(), problem.weighedGradient())) {
        compareWithDifferences(problem, function);
        compareWithTangent(problem, function);
      }
    }
  }

  private static Stream<DynamicTest> tests(
      Function<GradientProblem, Expr> function, BiConsumer<GradientProblem, Expr> check) {
    return OperatorCase.samples().stream()
        .filter(operator -> !EXCEPT.contains(operator.kind()))
        .flatMap(
            operator -> Stream.of(Setting.values()).map(s -> test(operator, s, function, check)));
  }

  private static DynamicTest test(
      OperatorCase operator,
      Setting setting,
      Function<GradientProblem, Expr> function,
      BiConsumer<GradientProblem, Expr> check) {
    String name = operator.name() + " " + setting;
    return DynamicTest.dynamicTest(
        name,
        () -> {
          GradientProblem problem = new GradientProblem(operator, setting, name.hashCode());
          if (problem.hasSources()) {
            check.accept(problem, function.apply(problem));
          }
        });
  }

  private static void compareWithDifferences(GradientProblem problem, Expr function) {
    double[] found = problem.gradient(function);
    double[] expected = problem.differences(function);
    assertEquals(expected.length, found.length);
    double scale = Math.max(1e-3, Arrays.stream(expected).map(Math::abs).max().orElse(0));
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], RELATIVE * scale, problem.name() + " entry " + i);
    }
  }

  private static void compareWithTangent(GradientProblem problem, Expr function) {
    double[] both = problem.alongRandomDirection(function);
    assertEquals(both[0], both[1], ROUNDING * Math.max(1, Math.abs(both[0])), problem.name());
  }
}
