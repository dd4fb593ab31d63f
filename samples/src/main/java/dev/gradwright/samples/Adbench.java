package dev.gradwright.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The objectives of ADBench (Srajer, Kukelova, Fitzgibbon 2018) and their derivatives, for any file
 * of that benchmark's format.
 */
final class Adbench {
  private static final String USAGE = "usage: samples/run adbench gmm|lstm|ba INPUT OUTPUT";

  private static final Map<String, Objective> OBJECTIVES =
      Map.of(
          "gmm", AdbenchMixture::results,
          "lstm", AdbenchLstm::results,
          "ba", AdbenchBundle::results);

  private Adbench() {}

  /** One of the benchmark's functions: from the numbers of an input file to named results. */
  @FunctionalInterface
  interface Objective {
    AdbenchResults results(AdbenchNumbers input);
  }

  static Result run(List<String> arguments) throws IOException {
    if (arguments.size() != 3 || !OBJECTIVES.containsKey(arguments.get(0))) {
      throw new UsageException(USAGE);
    }
    AdbenchNumbers input = AdbenchNumbers.read(Path.of(arguments.get(1)));
    AdbenchResults results = OBJECTIVES.get(arguments.get(0)).results(input);
    results.write(Path.of(arguments.get(2)));
    return results.summary("adbench");
  }
}
