package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One model: what it reads, what it owns, and what is computed. Extents are polynomials over {@link
 * #dims} alone: build-time parameters have become numbers.
 *
 * @param packageName the Java package, possibly empty
 * @param documentation the doc comment's text, possibly empty
 * @param source the path of the model file as messages show it
 * @param constants the build-time parameters with their values, for messages and javadoc
 * @param draws the words that all random draws read, if there are any
 * @param predictions the outputs once more, as they are outside of training
 * @param loss the scalar to be made small, if the model has one
 * @param seeds without a loss, the outputs' adjoints, in their order: inputs of {@code vjp}; with
 *     one, what it may be multiplied by, if something is held in so few bits that this matters
 * @param derivations how the derivatives that leave a choice have been taken
 * @param gradients the gradient of the loss, times its seed, with respect to each parameter;
 *     without a loss, of the seeded outputs with respect to each parameter and then each real input
 */
public record Graph(
    String packageName,
    String name,
    String documentation,
    String source,
    Precision precision,
    Map<String, String> constants,
    List<Dim> dims,
    List<Requirement> requirements,
    List<Input> inputs,
    List<Parameter> parameters,
    List<State> states,
    Optional<Expr> draws,
    List<Output> outputs,
    List<Expr> predictions,
    Optional<Expr> loss,
    List<Input> seeds,
    List<Expr> gradients,
    List<Check> checks,
    List<Derivation> derivations) {

  /** A model without state and draws, whose predictions are its outputs. */
  public Graph(
      String packageName,
      String name,
      String documentation,
      String source,
      Precision precision,
      Map<String, String> constants,
      List<Dim> dims,
      List<Requirement> requirements,
      List<Input> inputs,
      List<Parameter> parameters,
      List<Output> outputs,
      Optional<Expr> loss,
      List<Input> seeds,
      List<Expr> gradients,
      List<Check> checks) {
    this(
        packageName,
        name,
        documentation,
        source,
        precision,
        constants,
        dims,
        requirements,
        inputs,
        parameters,
        List.of(),
        Optional.empty(),
        outputs,
        outputs.stream().map(Output::value).toList(),
        loss,
        seeds,
        gradients,
        checks,
        List.of());
  }

  /** What a training step computes on the way forward: the outputs, the loss, the updates. */
  public List<Expr> forward() {
    List<Expr> values = results();
    states.forEach(state -> values.add(state.next));
    return values;
  }

  private List<Expr> results() {
    List<Expr> values = new ArrayList<>();
    outputs.forEach(output -> values.add(output.value));
    loss.ifPresent(values::add);
    return values;
  }

  /** All that is to be computed in a training step, then what is outside of training. */
  public List<Expr> values() {
    List<Expr> values = results();
    values.addAll(gradients);
    states.forEach(state -> values.add(state.next));
    values.addAll(predictions);
    return values;
  }

  /** The same model computing other values, which {@code stage} makes of its {@link #values}. */
  public Graph withValues(UnaryOperator<List<Expr>> stage) {
    Iterator<Expr> made = stage.apply(values()).iterator();
    List<Output> computed = new ArrayList<>();
    outputs.forEach(o -> computed.add(new Output(o.name, made.next(), o.documentation, o.span)));
    Optional<Expr> newLoss = loss.map(e -> made.next());
    List<Expr> newGradients = gradients.stream().map(e -> made.next()).toList();
    List<State> updated = states.stream().map(s -> new State(s.start, made.next())).toList();
    List<Expr> predicted = predictions.stream().map(e -> made.next()).toList();
    return with(updated, computed, predicted, newLoss, newGradients, derivations);
  }

  /** The same model with other formulas of its gradients. */
  public Graph withGradients(List<Expr> made) {
    return with(states, outputs, predictions, loss, made, derivations);
  }

  /** The same model, saying how its derivatives were taken. */
  public Graph withDerivations(List<Derivation> made) {
    return with(states, outputs, predictions, loss, gradients, made);
  }

  private Graph with(
      List<State> states,
      List<Output> outputs,
      List<Expr> predictions,
      Optional<Expr> loss,
      List<Expr> gradients,
      List<Derivation> derivations) {
    return new Graph(
        packageName,
        name,
        documentation,
        source,
        precision,
        constants,
        dims,
        requirements,
        inputs,
        parameters,
        states,
        draws,
        outputs,
        predictions,
        loss,
        seeds,
        gradients,
        checks,
        derivations);
  }

  /** How a derivative that stands at a place was taken: {@code forward mode, 3 directions}. */
  public record Derivation(Span span, String mode) {}

  /** A dim bound at run time. */
  public record Dim(String name, String documentation, Span span) {}

  /**
   * What must hold when the dims are bound: {@code extent >= 0}, or, for a quotient, that it comes
   * out even.
   */
  public record Requirement(Extent nonNegative, String message, Span span) {}

  /** A tensor given at each call. {@code declared} is its type as the user wrote it. */
  public record Input(
      String name,
      Expr value,
      String declared,
      Optional<Domain> domain,
      String documentation,
      Span span) {}

  /** The values an input may take: ints {@code from <= v < to}, reals {@code from <= v <= to}. */
  public sealed interface Domain {
    record Ints(Extent from, Extent to, String declared) implements Domain {}

    record Reals(double from, double to, String declared) implements Domain {}
  }

  /**
   * A tensor that is learned. {@code path} leads through the layers: {@code fc1}, {@code w}; an
   * array's index is a step of its own.
   */
  public record Parameter(
      List<String> path,
      Expr value,
      String declared,
      Initialiser initialiser,
      String documentation,
      Span span) {}

  /**
   * A tensor beside the parameters that training steps change: {@code next} is its value after the
   * step, itself if nothing updates it.
   */
  public record State(Parameter start, Expr next) {
    /** The value when the step begins. */
    public Expr value() {
      return start.value;
    }

    public boolean isUpdated() {
      return next != start.value;
    }
  }

  /** Where the numbers of a parameter come from. */
  public sealed interface Initialiser {
    /** A row of the runtime's table, with arguments by name. */
    record Row(String name, Map<String, Double> arguments) implements Initialiser {}

    /** The elements themselves, row-major. */
    record Elements(List<Double> values) implements Initialiser {
      public Elements {
        values = List.copyOf(values);
      }
    }
  }

  /** A named result. */
  public record Output(String name, Expr value, String documentation, Span span) {}

  /** What {@code training} is. */
  public enum Phase {
    TRAINING,
    INFERENCE
  }

  /** A promise to be proven in the user's build. */
  public sealed interface Check {
    Span span();

    /** The extents to check at; a dim that is not named may have any. */
    Map<String, Long> at();

    /** The derivatives agree with differences, at the given extents. */
    record GradientAgrees(int order, Phase phase, Map<String, Long> at, Span span)
        implements Check {}

    /** No value that leaves the model is infinite or not a number. */
    record Finite(Map<String, Long> at, Span span) implements Check {}

    /** A value stays what it is when inputs are moved together. */
    record Invariant(
        String name,
        Expr value,
        Transformation under,
        List<Expr> of,
        Map<String, Long> at,
        Span span)
        implements Check {}
  }

  /** How inputs are moved. */
  public enum Transformation {
    /** Of the last axis, of extent 2 or 3. */
    ROTATION,
    /** Along the last axis, all points by the same. */
    TRANSLATION,
    /** Of the first axis. */
    PERMUTATION
  }
}
