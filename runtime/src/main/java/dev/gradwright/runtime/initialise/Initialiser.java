package dev.gradwright.runtime.initialise;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * One row of the table of initialisers: what may stand after {@code init} in a model file. The
 * static method of {@link Initialisers} of the same name takes the tensor, the stream and then
 * these arguments in this order.
 *
 * @param name as in the language
 * @param arguments in order
 */
public record Initialiser(String name, List<Argument> arguments) {
  // @formatter:off
  private static final List<Initialiser> TABLE = List.of(
      row("zeros"),
      row("ones"),
      row("constant",      required("value")),
      row("uniform",       optional("low", -0.05), optional("high", 0.05)),
      row("normal",        optional("mean", 0),    optional("std", 1)),
      row("glorotUniform", optional("gain", 1)),
      row("glorotNormal",  optional("gain", 1)),
      row("heUniform",     optional("gain", 1)),
      row("heNormal",      optional("gain", 1)),
      row("lecunNormal",   optional("gain", 1)),
      row("orthogonal",    optional("gain", 1)));

  private static final Map<String, Demand> DEMANDS = Map.of(
      "uniform", new Demand("`low` at most `high`", given -> given.get("low") <= given.get("high")),
      "normal",  new Demand("`std` 0 or more",      given -> given.get("std") >= 0));
  // @formatter:on

  /** What numbers must be among each other, in words. */
  private record Demand(String words, Predicate<Map<String, Double>> holds) {}

  /**
   * One argument, a real.
   *
   * @param name as in the language
   * @param start its value where none is given; empty if one must be given
   */
  public record Argument(String name, OptionalDouble start) {}

  /**
   * Copies the arguments.
   *
   * @param name as in the language
   * @param arguments in order
   */
  public Initialiser {
    arguments = List.copyOf(arguments);
  }

  /**
   * All initialisers.
   *
   * @return in the order of the documentation
   */
  public static List<Initialiser> all() {
    return TABLE;
  }

  /**
   * One initialiser.
   *
   * @param name as in the language
   * @return its row, empty if there is none
   */
  public static Optional<Initialiser> named(String name) {
    return TABLE.stream().filter(row -> row.name.equals(name)).findFirst();
  }

  /**
   * What would be right instead of these numbers.
   *
   * @param given a number for each argument
   * @return in words, empty if they are right
   */
  public Optional<String> refusal(Map<String, Double> given) {
    return Optional.ofNullable(DEMANDS.get(name))
        .filter(demand -> !demand.holds.test(given))
        .map(Demand::words);
  }

  private static Initialiser row(String name, Argument... arguments) {
    return new Initialiser(name, Arrays.asList(arguments));
  }

  private static Argument required(String name) {
    return new Argument(name, OptionalDouble.empty());
  }

  private static Argument optional(String name, double start) {
    return new Argument(name, OptionalDouble.of(start));
  }
}
