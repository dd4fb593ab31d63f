package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the users of a model see.
 *
 * @param source the path of the model file as messages show it
 * @param constants the build-time parameters with their values
 * @param objective what the gradients are of
 * @param derivations how the derivatives that leave a choice have been taken
 * @param seeds without a loss, the outputs' adjoints, in the order of the real outputs; with one,
 *     what it is scaled by, if that may be asked for
 */
public record Face(
    String packageName,
    String name,
    String documentation,
    String source,
    Map<String, String> constants,
    List<Dim> dims,
    List<Requirement> requirements,
    List<Input> inputs,
    List<Input> seeds,
    List<Parameter> parameters,
    List<Parameter> states,
    Randomness randomness,
    List<Output> outputs,
    Objective objective,
    List<Derivation> derivations) {

  public Face {
    dims = List.copyOf(dims);
    requirements = List.copyOf(requirements);
    inputs = List.copyOf(inputs);
    seeds = List.copyOf(seeds);
    parameters = List.copyOf(parameters);
    states = List.copyOf(states);
    outputs = List.copyOf(outputs);
    derivations = List.copyOf(derivations);
  }

  /** Whether it draws random numbers. */
  public boolean draws() {
    return randomness == Randomness.DRAWS;
  }

  /** Whether its gradients are those of a loss; else they are of its outputs, with seeds. */
  public boolean hasLoss() {
    return objective == Objective.LOSS;
  }

  /** Whether there is something to be trained, and a loss to train it by. */
  public boolean isTrained() {
    return hasLoss() && !parameters.isEmpty();
  }

  /** Whether the way back can begin with a multiple of the loss: the seed is its factor. */
  public boolean isScaled() {
    return hasLoss() && !seeds.isEmpty();
  }

  /** A derivative as it is written, where that is, and how it was taken. */
  public record Derivation(String written, String where, String mode) {}

  /** What a model's gradients are gradients of. */
  public enum Objective {
    LOSS,
    SEEDED_OUTPUTS
  }

  /** Whether a model draws random numbers. */
  public enum Randomness {
    NONE,
    DRAWS
  }

  /** A size bound at run time. */
  public record Dim(String name, String documentation, String where) {}

  /** What must hold of dims when they are bound; {@code message} says where and for what. */
  public sealed interface Requirement {
    /** {@code dim >= least}. */
    record AtLeast(String dim, long least, String message) implements Requirement {}

    /** {@code extent >= 0}. */
    record NonNegative(Extent extent, String message) implements Requirement {}

    /** A quotient that comes out even. */
    record Divides(Extent numerator, Extent denominator, String message) implements Requirement {}
  }

  /** A tensor given at each call; {@code declared} is its type as the user wrote it. */
  public record Input(
      String name,
      TensorType type,
      String declared,
      Optional<Domain> domain,
      String documentation,
      String where) {}

  /** The values an input may take; the ends also as the user wrote them. */
  public sealed interface Domain {
    /** Where a domain ends, as written. */
    record Ends(String low, String high) {}

    Ends written();

    /** {@code from <= value < to}. */
    record Ints(Extent from, Extent to, Ends written) implements Domain {}

    /** {@code from <= value <= to}. */
    record Reals(double from, double to, Ends written) implements Domain {}
  }

  /** A tensor that is learned, or a state that stands beside those. */
  public record Parameter(
      List<String> path,
      TensorType type,
      String declared,
      Start start,
      String documentation,
      String where) {
    public Parameter {
      path = List.copyOf(path);
    }
  }

  /** The numbers that a parameter or a state starts from. */
  public sealed interface Start {
    /** A row of the runtime's table of initialisers, with arguments by name. */
    record Row(String name, Map<String, Double> arguments) implements Start {}

    /** The elements themselves, row-major. */
    record Elements(List<Double> values) implements Start {
      public Elements {
        values = List.copyOf(values);
      }
    }
  }

  /** A named result. */
  public record Output(String name, TensorType type, String documentation, String where) {}
}
