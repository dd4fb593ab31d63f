package dev.gradwright.runtime.model;

import java.util.Arrays;
import java.util.List;

/**
 * Long constant arrays of generated classes, as text: numbers separated by spaces, in decimal,
 * {@code Infinity}, {@code -Infinity} or {@code NaN}; a truth value is 1 or 0.
 */
public final class NumberList {
  private NumberList() {}

  private static List<String> numbers(String... texts) {
    return Arrays.stream(texts).flatMap(text -> Arrays.stream(text.strip().split(" +"))).toList();
  }

  /**
   * The numbers of all texts, one text after another.
   *
   * @param texts numbers separated by spaces
   * @return the numbers of all texts, one text after another
   */
  public static double[] doubles(String... texts) {
    return numbers(texts).stream().mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * The numbers, each rounded once from its decimal text.
   *
   * @param texts numbers separated by spaces
   * @return the numbers of all texts, one text after another
   */
  public static float[] floats(String... texts) {
    List<String> numbers = numbers(texts);
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.parseFloat(numbers.get(i));
    }
    return floats;
  }

  /**
   * The numbers, which must be ints.
   *
   * @param texts numbers separated by spaces
   * @return the numbers of all texts, one text after another
   */
  public static int[] ints(String... texts) {
    return numbers(texts).stream().mapToInt(Integer::parseInt).toArray();
  }

  /**
   * The truth values.
   *
   * @param texts numbers separated by spaces
   * @return the numbers of all texts, one text after another
   */
  public static boolean[] booleans(String... texts) {
    List<String> numbers = numbers(texts);
    boolean[] booleans = new boolean[numbers.size()];
    for (int i = 0; i < booleans.length; i++) {
      booleans[i] = numbers.get(i).equals("1");
    }
    return booleans;
  }
}
