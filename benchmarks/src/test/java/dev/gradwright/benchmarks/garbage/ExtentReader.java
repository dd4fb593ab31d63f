package dev.gradwright.benchmarks.garbage;

import java.util.Map;
import java.util.Scanner;
import java.util.regex.Pattern;

/** Computes extents as declarations write them: sums, products and quotients of dims. */
final class ExtentReader {
  private static final Pattern TOKEN = Pattern.compile("\\s*(\\w+|//|[-+*%/()])");

  private final Scanner tokens;
  private final Map<String, Integer> dims;
  private String token = "";

  private ExtentReader(String written, Map<String, Integer> dims) {
    this.tokens = new Scanner(written);
    this.dims = dims;
    next();
  }

  static int extent(String written, Map<String, Integer> dims) {
    return new ExtentReader(written, dims).sum();
  }

  private String next() {
    String last = token;
    String found = tokens.findWithinHorizon(TOKEN, 0);
    token = found == null ? "" : found.trim();
    return last;
  }

  private int sum() {
    int sum = product();
    while (token.equals("+") || token.equals("-")) {
      sum += next().equals("+") ? product() : -product();
    }
    return sum;
  }

  private int product() {
    int product = factor();
    while (token.equals("*") || token.equals("/") || token.equals("//")) {
      product = next().equals("*") ? product * factor() : product / factor();
    }
    return product;
  }

  private int factor() {
    String first = next();
    if (first.equals("(")) {
      int inside = sum();
      next();
      return inside;
    }
    return dims.containsKey(first) ? dims.get(first) : Integer.parseInt(first);
  }
}
