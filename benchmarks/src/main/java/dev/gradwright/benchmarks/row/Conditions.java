package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.measure.Budget;
import dev.gradwright.benchmarks.result.Setting;

/**
 * How this JVM measures.
 *
 * @param budget how long each case
 * @param threads how many threads may run
 */
public record Conditions(Budget budget, int threads) {

  /** The setting of a row that runs in this JVM. */
  Setting setting(String row, String peer) {
    boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return new Setting(
        row,
        vector ? "vector" : "portable",
        Runtime.version().toString().replaceAll("[+-].*", ""),
        threads,
        peer);
  }
}
