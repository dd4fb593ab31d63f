package dev.gradwright.benchmarks.run;

import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.benchmarks.row.Row;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a JVM is started to measure.
 *
 * @param row what runs
 * @param jdk what runs it
 * @param threads how many threads may run
 * @param flavour one of those of {@link Setting}
 * @param environment one of those of the row, empty on one thread
 */
record Fork(Row row, Jdk jdk, int threads, String flavour, Map<String, String> environment) {

  /** Whether a line of results is one of those that this JVM is to give, whether or not it does. */
  boolean asksFor(Setting setting) {
    return isOf(row, setting)
        && setting.jdk().equals(jdk.version())
        && setting.threads() == threads
        && setting.flavour().equals(flavour)
        && row.runsBeside(setting.peer());
  }

  /** Whether a line of results is one of that row. */
  static boolean isOf(Row row, Setting setting) {
    return setting.row().equals(row.name()) || setting.row().startsWith(row.name() + "/");
  }

  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    new TreeMap<>(environment).forEach((name, value) -> words.append(", " + name + "=" + value));
    return String.format(
        Locale.ROOT, "%s (%s, JDK %s, %d T%s)", row.name(), flavour, jdk.version(), threads, words);
  }
}
