package dev.gradwright.samples;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Named lists of numbers, written as a line {@code name count} and a line for each number. */
final class AdbenchResults {
  private final Map<String, double[]> lists = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  AdbenchResults with(String name, double... numbers) {
    lists.put(name, numbers);
    header(name, numbers.length);
    for (double number : numbers) {
      text.append(number).append('\n');
    }
    return this;
  }

  AdbenchResults with(String name, int... numbers) {
    header(name, numbers.length);
    for (int number : numbers) {
      text.append(number).append('\n');
    }
    return this;
  }

  AdbenchResults shape(String name, int rows, int columns) {
    text.append(name).append(' ').append(rows).append(' ').append(columns).append('\n');
    return this;
  }

  private void header(String name, int count) {
    text.append(name).append(' ').append(count).append('\n');
  }

  void write(Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.append(text);
    }
  }

  /** The Euclidean norm of each list. */
  Result summary(String name) {
    Result result = Result.of(name);
    for (Map.Entry<String, double[]> list : lists.entrySet()) {
      double squares = DoubleStream.of(list.getValue()).map(x -> x * x).sum();
      result = result.with(list.getKey() + "_norm", Math.sqrt(squares));
    }
    return result;
  }
}
