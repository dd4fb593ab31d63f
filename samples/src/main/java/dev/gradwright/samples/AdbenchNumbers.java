package dev.gradwright.samples;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The numbers of an input file, one after the other, whatever lines they stand on. */
final class AdbenchNumbers {
  private final String name;
  private final double[] numbers;
  private int next;

  private AdbenchNumbers(String name, double[] numbers) {
    this.name = name;
    this.numbers = numbers;
  }

  static AdbenchNumbers read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return new AdbenchNumbers(file.toString(), numbers(lines));
    } catch (NumberFormatException e) {
      throw new IOException(file + " holds what is no number: " + e.getMessage(), e);
    }
  }

  private static double[] numbers(Stream<String> lines) {
    return lines
        .flatMap(line -> Stream.of(line.split("\\s+")))
        .filter(word -> !word.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  int left() {
    return numbers.length - next;
  }

  int count() {
    return (int) number();
  }

  double number() {
    return numbers[require(1)];
  }

  DoubleTensor tensor(int... shape) {
    DoubleTensor tensor = DoubleTensor.zeros(shape);
    double[] array = tensor.array();
    System.arraycopy(numbers, require(array.length), array, 0, array.length);
    return tensor;
  }

  IntTensor ints(int... shape) {
    IntTensor tensor = IntTensor.zeros(shape);
    int[] array = tensor.array();
    int from = require(array.length);
    for (int i = 0; i < array.length; i++) {
      array[i] = (int) numbers[from + i];
    }
    return tensor;
  }

  private int require(int count) {
    if (count > left()) {
      throw new IllegalArgumentException(
          name + " ends after " + numbers.length + " numbers, where " + count + " more should be");
    }
    next += count;
    return next - count;
  }
}
