package dev.gradwright.benchmarks.result;

import java.util.Comparator;

/**
 * What tells two measurements of the same kind apart.
 *
 * @param row what ran
 * @param flavour {@code vector} with the module jdk.incubator.vector, {@code portable} without,
 *     {@code openblas} without, products by the artifact gradwright-openblas
 * @param jdk the version of the JVM
 * @param threads how many threads might run
 * @param peer who ran beside it, {@code none} if nobody
 */
public record Setting(String row, String flavour, String jdk, int threads, String peer) {
  /** The peer of a row that ran alone. */
  public static final String ALONE = "none";

  /** By what a JVM runs under, whatever it measures; vectors stand before what runs without. */
  public static final Comparator<Setting> BY_CONDITIONS =
      Comparator.comparing(Setting::jdk)
          .thenComparing(Setting::threads)
          .thenComparing(Setting::flavour, Comparator.reverseOrder());
}
