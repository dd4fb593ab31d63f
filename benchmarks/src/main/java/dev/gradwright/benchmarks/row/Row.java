package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.result.Result;
import java.util.List;
import java.util.Map;

/** What one JVM measures. */
public interface Row {

  /**
   * Its name on the command line.
   *
   * @return such as {@code ii-b64}
   */
  String name();

  /**
   * What it is, for who chooses.
   *
   * @return one line
   */
  String title();

  /**
   * Measures, in this JVM.
   *
   * @param conditions how
   * @return one or more results
   */
  List<Result> measure(Conditions conditions);

  /**
   * Whether a line of its results beside that peer is measured again whenever it runs: not where
   * the peer is a library that this class path lacks.
   *
   * @param peer of a {@link dev.gradwright.benchmarks.result.Setting}
   * @return true for a row whose peers are always there
   */
  default boolean runsBeside(String peer) {
    return true;
  }

  /**
   * Whether it is worth measuring with and without vectors.
   *
   * @return false where it measures what has no flavour
   */
  default boolean hasFlavours() {
    return true;
  }

  /**
   * What the environment of a JVM holds that measures it on several threads: each needs a JVM.
   *
   * @return at least one, empty where nothing depends on it
   */
  default List<Map<String, String>> environments() {
    return List.of(Map.of());
  }

  /**
   * In how many of the passes of a run it is worth measuring.
   *
   * @param asked how many there are
   * @return all of them, but for rows that take minutes
   */
  default int passes(int asked) {
    return asked;
  }
}
