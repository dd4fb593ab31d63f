package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.measure.Budget;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.result.Setting;
import java.util.Map;

/**
 * How this JVM measures.
 *
 * @param budget how long each case
 * @param threads how many threads may run
 * @param run when the run began that this JVM is one of
 */
public record Conditions(Budget budget, int threads, String run) {

  /** What was measured in this JVM beside a peer, while others took that load of the machine. */
  Result result(String row, String peer, double load, Map<Figure, Double> figures) {
    boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    String jdk = Runtime.version().toString().replaceAll("[+-].*", "");
    String flavour = vector ? "vector" : "portable";
    return new Result(new Setting(row, flavour, jdk, threads, peer), run, load, figures);
  }
}
