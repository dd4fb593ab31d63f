package dev.gradwright.samples;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Runs one sample: {@code Samples mnist}. */
public final class Samples {
  private static final Map<String, Sample> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("adbench", Adbench::run),
              Map.entry("circuit", alone(Circuit::run)),
              Map.entry("digits", alone(Digits::run)),
              Map.entry("iris", alone(Iris::run)),
              Map.entry("mazur", alone(Mazur::run)),
              Map.entry("mgh", alone(Mgh::run)),
              Map.entry("micrograd", alone(Micrograd::run)),
              Map.entry("mnist", alone(Mnist::run)),
              Map.entry("nist", alone(Nist::run)),
              Map.entry("symmetry", alone(Symmetry::run)),
              Map.entry("xor", alone(Xor::run))));

  private Samples() {}

  /** A sample that takes no arguments. */
  @FunctionalInterface
  private interface Alone {
    Result run() throws IOException;
  }

  private static Sample alone(Alone sample) {
    return arguments -> {
      if (!arguments.isEmpty()) {
        throw new UsageException("this sample takes no arguments");
      }
      return sample.run();
    };
  }

  /**
   * Runs the sample that is named and prints its result as the last line.
   *
   * @param arguments the name, then the arguments of that sample
   * @throws IOException if a data file cannot be read
   */
  public static void main(String... arguments) throws IOException {
    try {
      System.out.println(run(List.of(arguments)));
    } catch (UsageException mistake) {
      System.err.println(mistake.getMessage());
      System.exit(2);
    }
  }

  private static Result run(List<String> arguments) throws IOException {
    if (arguments.isEmpty() || !ALL.containsKey(arguments.get(0))) {
      throw new UsageException("usage: samples/run NAME, where NAME is one of " + names());
    }
    return named(arguments.get(0)).run(arguments.subList(1, arguments.size()));
  }

  static String names() {
    return String.join(", ", ALL.keySet());
  }

  static Sample named(String name) {
    return Objects.requireNonNull(ALL.get(name), name);
  }

  /** A data file that lies beside the classes. */
  static Path data(String name) throws IOException {
    URL url = Samples.class.getResource(name);
    if (url == null) {
      throw new IOException("the data file " + name + " is missing");
    }
    try {
      return Path.of(new URI(url.toString()));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
