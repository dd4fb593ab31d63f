package dev.gradwright.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A model text that grows, and the real values that it has so far. */
final class RandomModel {
  static final List<String> INDICES = List.of("i", "j", "k", "l");
  private static final int LARGEST_RANK = 3;

  /** A real value of the program and its dims by name. */
  record Named(String name, List<String> dims) {
    int rank() {
      return dims.size();
    }

    String last() {
      return dims.get(dims.size() - 1);
    }
  }

  private final SplittableRandom random;
  private final List<Named> values = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int names;
  private int loops;

  RandomModel(long seed) {
    random = new SplittableRandom(seed);
  }

  SplittableRandom random() {
    return random;
  }

  List<Named> values() {
    return values;
  }

  /** A number for the names of another loop. */
  int fresh() {
    return loops++;
  }

  void append(String more) {
    text.append(more);
  }

  String text() {
    return text.toString();
  }

  void declare(String kind, String name, String init, List<String> dims) {
    Named value = new Named(name, dims);
    text.append("  ").append(kind).append(' ').append(name).append(": ").append(type(dims));
    text.append(init).append(";\n");
    values.add(value);
  }

  private static String type(List<String> dims) {
    return dims.isEmpty() ? "real" : "real[" + String.join(", ", dims) + "]";
  }

  boolean add(String body, List<String> dims) {
    return define("", body, dims);
  }

  boolean index(List<String> indices, String body, List<String> dims) {
    if (dims.size() > LARGEST_RANK) {
      return false;
    }
    String list = indices.isEmpty() ? "" : "[" + String.join(", ", indices) + "]";
    return define(list, body, dims);
  }

  /** Adds a let with such indices. */
  boolean define(String indices, String body, List<String> dims) {
    text.append("  let t").append(names).append(indices).append(" = ").append(body).append(";\n");
    values.add(new Named("t" + names++, List.copyOf(dims)));
    return true;
  }

  static String read(Named x, List<String> indices) {
    return x.rank() == 0
        ? x.name()
        : x.name() + "[" + String.join(", ", indices.subList(0, x.rank())) + "]";
  }

  Named any() {
    return one(value -> true).orElseThrow();
  }

  /** A fitting value, later ones more often. */
  Optional<Named> one(Predicate<Named> fits) {
    List<Named> all = values.stream().filter(fits).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    int some = Math.max(random.nextInt(all.size()), random.nextInt(all.size()));
    return Optional.of(all.get(some));
  }

  String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
