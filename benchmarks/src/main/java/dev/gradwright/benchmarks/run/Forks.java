package dev.gradwright.benchmarks.run;

import dev.gradwright.benchmarks.measure.Median;
import dev.gradwright.benchmarks.result.Machine;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.ResultLines;
import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.benchmarks.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Rows in JVMs, one after the other: for each row flavours, threads and JDKs in turn. */
final class Forks {
  private static final long MOST_MINUTES = 5;

  // What slows the threads of peers, which are to run as fast as they can, and what rows choose.
  private static final List<String> UNSET =
      List.of(
          "OPENBLAS_CORETYPE",
          "OPENBLAS_L2_SIZE",
          "OPENBLAS_THREAD_TIMEOUT",
          "OMP_WAIT_POLICY",
          "GOMP_SPINCOUNT");

  private static final List<Map<String, String>> UNCHANGED = List.of(Map.of());

  private final Options options;
  private final String began = Machine.now();
  private final Map<Setting, List<Result>> results = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();

  Forks(Options options) {
    this.options = options;
  }

  /** One for each JDK, count of threads, flavour and environment of several threads. */
  List<Fork> of(Row row) {
    List<Fork> forks = new ArrayList<>();
    for (Jdk jdk : options.jdks()) {
      for (int threads : options.threads()) {
        for (String flavour : row.hasFlavours() ? options.flavours() : List.of("portable")) {
          for (Map<String, String> each : threads > 1 ? row.environments() : UNCHANGED) {
            forks.add(new Fork(row, jdk, threads, flavour, each));
          }
        }
      }
    }
    return forks;
  }

  /** Once more: for each setting the median of its JVMs so far. */
  List<Result> measure(Row row) throws IOException, InterruptedException {
    for (Fork fork : of(row)) {
      for (Result result : run(fork)) {
        results.computeIfAbsent(result.setting(), s -> new ArrayList<>()).add(result);
      }
    }
    return results.entrySet().stream()
        .filter(entry -> Fork.isOf(row, entry.getKey()))
        .map(entry -> Result.merge(entry.getValue(), Median::of))
        .toList();
  }

  /** The JVMs that gave no figures so far, and how they ended. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private List<Result> run(Fork fork) throws IOException, InterruptedException {
    Path file = Files.createTempFile("results", ".json");
    Path log = Files.createTempFile("results", ".log");
    try {
      Process process = start(fork, command(fork, file), log);
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
      if (process.exitValue() != 0) {
        String failure = fork + " ended with " + process.exitValue();
        System.err.printf("%s:%n%s", failure, Files.readString(log));
        failures.add(failure);
        return List.of();
      }
      return ResultLines.read(Files.readString(file));
    } finally {
      Files.delete(file);
      Files.delete(log);
    }
  }

  private List<String> command(Fork fork, Path file) {
    List<String> command = new ArrayList<>();
    command.add(fork.jdk().java().toString());
    command.add("-Dgradwright.threads=" + fork.threads());
    command.addAll(List.of("-Xmx2g", "-cp", System.getProperty("java.class.path")));
    if (!fork.flavour().equals("openblas")) {
      command.add("-Dgradwright.openblas=false");
    }
    if (fork.flavour().equals("vector")) {
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    command.add(MeasureRow.class.getName());
    command.addAll(List.of(fork.row().name(), String.valueOf(fork.threads())));
    command.addAll(List.of(String.valueOf(options.seconds()), options.clock().name()));
    command.addAll(List.of(began, fork.flavour(), file.toString()));
    return command;
  }

  private static Process start(Fork fork, List<String> command, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(UNSET);
    environment.put("OMP_NUM_THREADS", String.valueOf(fork.threads()));
    environment.putAll(fork.environment());
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }
}
