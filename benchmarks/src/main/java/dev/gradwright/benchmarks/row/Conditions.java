package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.measure.Budget;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.runtime.kernel.Kernels;
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
    String jdk = Runtime.version().toString().replaceAll("[+-].*", "");
    return new Result(new Setting(row, flavour(), jdk, threads, peer), run, load, 1, figures);
  }

  /**
   * What this JVM has, whatever it was asked for: natives may be missing.
   *
   * @return one of the flavours of {@link Setting}
   */
  public static String flavour() {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return flavour(vectors, Kernels.provider().name());
  }

  static String flavour(boolean vectors, String kernels) {
    if (vectors) {
      return "vector";
    }
    return kernels.contains("OpenBLAS") ? "openblas" : "portable";
  }
}
