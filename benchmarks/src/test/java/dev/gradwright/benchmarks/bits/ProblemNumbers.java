package dev.gradwright.benchmarks.bits;

import dev.gradwright.benchmarks.adbench.Bundle;
import dev.gradwright.benchmarks.adbench.Lstm;
import dev.gradwright.benchmarks.adbench.Mixture;
import dev.gradwright.benchmarks.adbench.Problem;
import dev.gradwright.benchmarks.adbench.Problem.Solution;
import dev.gradwright.benchmarks.jvm.Flavour;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Prints the numbers of ADBench's problems, with all their bits: a line for the objective, one for
 * the value beside the gradient and one for each derivative, which all begin with the problem.
 */
final class ProblemNumbers {
  /** The points of each mixture. */
  static final int POINTS = 1000;

  private ProblemNumbers() {}

  /** For all problems, if the JVM runs kernels of the flavour that is named. */
  public static void main(String[] flavour) {
    Flavour.valueOf(flavour[0]).require();
    List.of(
            Mixture.problem(POINTS, 2, 5),
            Mixture.problem(POINTS, 10, 25),
            Mixture.problem(POINTS, 64, 25),
            Lstm.problem(2, 1024),
            Bundle.problem(49, 777, 3184))
        .forEach(ProblemNumbers::print);
  }

  private static void print(Problem problem) {
    Solution ours = problem.ours();
    print(problem.name(), ours.objective().run());
    print(problem.name(), ours.gradient().run());
    ours.derivatives().forEach(derivative -> print(problem.name(), derivative));
  }

  private static void print(String name, double... numbers) {
    System.out.println(
        DoubleStream.of(numbers)
            .mapToObj(Double::toHexString)
            .collect(Collectors.joining(" ", name + " ", "")));
  }
}
