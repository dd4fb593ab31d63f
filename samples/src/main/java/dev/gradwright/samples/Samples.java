package dev.gradwright.samples;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Runs one sample: {@code Samples mnist}. */
public final class Samples {
  private static final Map<String, Sample> ALL =
      new TreeMap<>(
          Map.of(
              "circuit", Circuit::run,
              "digits", Digits::run,
              "iris", Iris::run,
              "mazur", Mazur::run,
              "micrograd", Micrograd::run,
              "mnist", Mnist::run,
              "symmetry", Symmetry::run,
              "xor", Xor::run));

  private Samples() {}

  /**
   * Runs the sample that is named and prints its result as the last line.
   *
   * @param arguments the name
   * @throws IOException if a data file cannot be read
   */
  public static void main(String... arguments) throws IOException {
    Sample sample = arguments.length == 1 ? ALL.get(arguments[0]) : null;
    if (sample == null) {
      System.err.println("usage: samples/run NAME, where NAME is one of " + names());
      System.exit(2);
      return;
    }
    System.out.println(sample.run());
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
