package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.adbench.Problem;
import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.result.Result;
import java.util.List;
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
        .flatMap(comparison -> comparison.measure(conditions).stream())
        .toList();
  }

  private Stream<Case> cases(Problem problem) {
    Step objective = problem.ours().objective();
    Contender objectiveByHand = byHand(problem.hand().objective());
    Contender gradientByHand = byHand(problem.hand().gradient());
    Contender itsObjective = new Contender("its objective", objective);
    return Stream.of(
        of(problem, "objective", objective, objectiveByHand),
        of(problem, "gradient", problem.ours().gradient(), gradientByHand, itsObjective));
  }

  private static Contender byHand(Step step) {
    return new Contender("hand-written Java", step);
  }

  private Case of(Problem problem, String function, Step ours, Contender... rivals) {
    return new Case(
        name() + "/" + problem.name() + "/" + function, ours, List.of(rivals), Bound.none());
  }
}
