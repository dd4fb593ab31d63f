package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.adbench.Problem;
import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.result.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** ADBench's objectives and gradients beside both by hand. */
record AdbenchRow(String kind, String title, List<Supplier<Problem>> problems) implements Row {

  @Override
  public String name() {
    return "adbench-" + kind;
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    return problems.stream()
        .map(Supplier::get)
        .flatMap(this::cases)
        .map(comparison -> comparison.measure(conditions))
        .toList();
  }

  private Stream<Case> cases(Problem problem) {
    Step objective = problem.ours().objective();
    Step gradient = problem.ours().gradient();
    String byHand = "hand-written Java";
    return Stream.of(
        beside(problem, "objective", objective, byHand, problem.hand().objective()),
        beside(problem, "gradient", gradient, byHand, problem.hand().gradient()),
        beside(problem, "gradient", gradient, "its objective", objective));
  }

  private Case beside(Problem problem, String function, Step ours, String name, Step other) {
    return new Case(
        name() + "/" + problem.name() + "/" + function,
        ours,
        Optional.of(new Contender(name, other)),
        Bound.none());
  }
}
