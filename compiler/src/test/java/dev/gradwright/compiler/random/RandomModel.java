package dev.gradwright.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A model text that grows, and the real values that can be read where it ends. */
final class RandomModel {
  static final List<String> INDICES = List.of("i", "j", "k", "l");
  private static final int LARGEST_RANK = 3;

  /** Whether the batch may have no element: then nothing divides by its size. */
  enum Batch {
    FULL,
    PERHAPS_EMPTY
  }

  /** A real value of the program and its dims by name. */
  record Named(String name, List<String> dims) {
    int rank() {
      return dims.size();
    }

    String first() {
      return dims.get(0);
    }

    String last() {
      return dims.get(dims.size() - 1);
    }

    /** The dims of one step along the first axis. */
    List<String> rest() {
      return dims.subList(1, dims.size());
    }

    Named of(List<String> others) {
      return new Named(name, List.copyOf(others));
    }
  }

  private final SplittableRandom random;
  private final Batch batch;
  private final List<Named> values = new ArrayList<>();
  private final List<Integer> outside = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int names;
  private int fresh;

  RandomModel(SplittableRandom random, Batch batch) {
    this.random = random;
    this.batch = batch;
  }

  SplittableRandom random() {
    return random;
  }

  Batch batch() {
    return batch;
  }

  List<Named> values() {
    return values;
  }

  /** A number for other names than those of lets. */
  int fresh() {
    return fresh++;
  }

  /** How many bodies of loops are around. */
  int depth() {
    return outside.size();
  }

  void line(String more) {
    text.append("  ".repeat(1 + depth())).append(more).append('\n');
  }

  String text() {
    return text.toString();
  }

  void declare(String kind, String name, String init, List<String> dims) {
    line(kind + " " + name + ": " + type(dims) + init + ";");
    values.add(new Named(name, dims));
  }

  static String type(List<String> dims) {
    return dims.isEmpty() ? "real" : "real" + shape(dims);
  }

  static String shape(List<String> dims) {
    return "[" + String.join(", ", dims) + "]";
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
    line("let t" + names + indices + " = " + body + ";");
    return bring(new Named("t" + names++, List.copyOf(dims)));
  }

  /** Values that the text has named. */
  boolean bring(Named... named) {
    values.addAll(List.of(named));
    return true;
  }

  /** A name for a let. */
  String name() {
    return "t" + names++;
  }

  /** What comes to the values from here on is not seen after {@link #close}. */
  void open() {
    outside.add(values.size());
  }

  void close() {
    int size = outside.remove(outside.size() - 1);
    values.subList(size, values.size()).clear();
  }

  static String read(Named x, List<String> indices) {
    return x.rank() == 0
        ? x.name()
        : x.name() + "[" + String.join(", ", indices.subList(0, x.rank())) + "]";
  }

  /** The mean where there is one for every batch. */
  String mean() {
    return batch == Batch.FULL ? "mean" : "sum";
  }

  /** A dim that may be 0. */
  boolean mayBeEmpty(String dim) {
    return batch == Batch.PERHAPS_EMPTY && dim.equals("N");
  }

  Named any() {
    return one(value -> true).orElseThrow();
  }

  Named like(Named x) {
    return one(other -> other.dims().equals(x.dims())).orElseThrow();
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
