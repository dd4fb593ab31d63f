package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.measure.Clock;
import dev.gradwright.benchmarks.measure.Interleaved;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.result.Machine;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.start.FirstStep;
import dev.gradwright.benchmarks.start.Nothing;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * From the start of a process to the number that its first training step gives, beside one that
 * says a number at once. What a process does afterwards, such as to finish its log, is cut off.
 */
record ColdRow() implements Row {

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public String title() {
    return "a process, from its start to the first step of workload i";
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    Machine machine = Machine.watch();
    // What the measuring thread has of a processor tells nothing of another process.
    Interleaved times =
        Interleaved.time(
            List.of(process(FirstStep.class), process(Nothing.class)),
            conditions.budget().by(Clock.WALL));
    Map<Figure, Double> figures =
        Map.of(
            Figure.OURS_US, times.micros(0),
            Figure.PEER_US, times.micros(1),
            Figure.RATIO, times.ratio(1, 0));
    String peer = "a JVM that does nothing";
    return List.of(conditions.result(name(), peer, machine.otherLoad(), figures));
  }

  /** As this JVM was started, but for the main class. */
  private static Step process(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-modules"))
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    return () -> run(command);
  }

  /** What a program that trains has there: its classes, the runtime, what its flavour needs. */
  private static String classPath() {
    boolean openBlas = Conditions.flavour().equals("openblas");
    Pattern needed =
        Pattern.compile(openBlas ? "gradwright-runtime|openblas|javacpp" : "gradwright-runtime");
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> !path.endsWith(".jar") || needed.matcher(path).find())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static double run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
      try (BufferedReader said = process.inputReader()) {
        String line = said.readLine();
        if (line == null) {
          throw new IllegalStateException(command + " said nothing");
        }
        return Double.parseDouble(line);
      } finally {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(command + " did not run", e);
    }
  }
}
