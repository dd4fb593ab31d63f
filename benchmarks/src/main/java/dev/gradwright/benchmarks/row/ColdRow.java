package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.measure.Budget;
import dev.gradwright.benchmarks.measure.Clock;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.start.FirstStep;
import dev.gradwright.benchmarks.start.Nothing;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the start of a process to the end of its first training step, beside an empty one. */
record ColdRow() implements Row {

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public String title() {
    return "whole process, from its start to the first step of workload i";
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    Contender empty = new Contender("a JVM that does nothing", process(Nothing.class));
    Case cold = new Case(name(), process(FirstStep.class), Optional.of(empty), Bound.none());
    // What the measuring thread has of a processor tells nothing of another process.
    Budget budget = conditions.budget().by(Clock.WALL);
    Result result = cold.measure(new Conditions(budget, conditions.threads()));
    Map<Figure, Double> figures = new EnumMap<>(result.figures());
    figures.remove(Figure.BYTES_PER_STEP);
    return List.of(new Result(result.setting(), result.date(), result.load(), figures));
  }

  /** As this JVM was started, but for the main class. */
  private static Step process(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-modules"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return () -> run(command);
  }

  private static double run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " ended with " + process.exitValue());
      }
      return 0;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(command + " did not run", e);
    }
  }
}
