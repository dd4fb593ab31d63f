package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.type.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The elements of a tensor in row-major order; ints are exact, and true is 1.
 *
 * @param magnitudes for each element, the sum of the absolute values of the terms it is made of,
 *     each passed on by the slopes of what follows: its rounding error is a small multiple of this
 *     times the unit roundoff
 */
public record Numbers(List<Integer> extents, double[] elements, double[] magnitudes) {
  public Numbers {
    extents = List.copyOf(extents);
    int size = size(extents);
    if (elements.length != size || magnitudes.length != size) {
      throw new IllegalArgumentException(
          elements.length + " elements and " + magnitudes.length + " magnitudes for " + extents);
    }
  }

  /** Numbers that are exact. */
  public static Numbers of(List<Integer> extents, double... elements) {
    double[] magnitudes = new double[elements.length];
    for (int i = 0; i < elements.length; i++) {
      magnitudes[i] = Math.abs(elements[i]);
    }
    return new Numbers(extents, elements, magnitudes);
  }

  public static Numbers scalar(double value) {
    return of(List.of(), value);
  }

  static Numbers room(List<Integer> extents) {
    int size = size(extents);
    return new Numbers(extents, new double[size], new double[size]);
  }

  /** The element at one index of the first axis. */
  Numbers at(int index) {
    List<Integer> rest = extents.subList(1, extents.size());
    int from = index * size(rest);
    int to = from + size(rest);
    return new Numbers(
        rest, Arrays.copyOfRange(elements, from, to), Arrays.copyOfRange(magnitudes, from, to));
  }

  /** Writes the element at one index of the first axis. */
  void put(int index, Numbers element) {
    int size = element.elements.length;
    System.arraycopy(element.elements, 0, elements, index * size, size);
    System.arraycopy(element.magnitudes, 0, magnitudes, index * size, size);
  }

  private static int size(List<Integer> extents) {
    int size = 1;
    for (int extent : extents) {
      size = Math.multiplyExact(size, extent);
    }
    return size;
  }

  /** The extents of a shape as numbers. */
  public static List<Integer> extents(Shape shape, ToLongFunction<String> dims) {
    return shape.extents().stream().map(e -> Math.toIntExact(e.evaluate(dims))).toList();
  }

  /** The value of a scalar. */
  public double value() {
    if (!extents.isEmpty()) {
      throw new IllegalStateException("not a scalar: " + extents);
    }
    return elements[0];
  }
}
