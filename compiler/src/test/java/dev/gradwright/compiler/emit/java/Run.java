package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/** One model at one choice of dims and numbers, run as Java and evaluated, and compared. */
final class Run {
  /** Roundings of a value's error bound that are allowed, in units of the last place. */
  private static final double ROUNDINGS = 64;

  private static final double STEP = 1e-7;

  /** What the third derivative and rounding leave of differences with that step. */
  private static final double DIFFERENCES = 1e-5;

  private final Graph graph;
  private final Precision precision;
  private final Map<String, Long> dims;
  private final Map<Expr, Numbers> leaves = new HashMap<>();
  private final Model model;

  /** A workspace that has not gone forward: its outputs are those of predictions. */
  private final Model predicting;

  private final List<Tensor> inputs = new ArrayList<>();
  private final List<RealTensor> seeds = new ArrayList<>();

  /** How to make the numbers of a leaf. */
  interface Filling extends BiFunction<Graph.Input, List<Integer>, Numbers> {}

  Run(Graph graph, Precision precision, ModelType type, Map<String, Long> dims, Filling filling) {
    this.graph = graph;
    this.precision = precision;
    this.dims = dims;
    Parameters parameters = type.initialise(42);
    for (int i = 0; i < graph.parameters().size(); i++) {
      RealTensor tensor = parameters.list().get(i).value();
      leaves.put(graph.parameters().get(i).value(), numbers(tensor));
    }
    int[] bound = graph.dims().stream().mapToInt(dim -> dims.get(dim.name()).intValue()).toArray();
    this.model = type.create(parameters, bound);
    this.predicting = type.create(parameters, bound);
    for (Graph.Input input : graph.inputs()) {
      inputs.add(fill(input, filling));
    }
    for (Graph.Input seed : graph.seeds()) {
      seeds.add((RealTensor) fill(seed, filling));
    }
  }

  private Tensor fill(Graph.Input input, Filling filling) {
    List<Integer> extents = Numbers.extents(input.value().shape(), dims::get);
    Numbers numbers = filling.apply(input, extents);
    Tensor tensor = tensor(input.value().type().element(), numbers);
    // What rounding to the model's precision leaves is what both sides get.
    leaves.put(input.value(), tensor instanceof RealTensor real ? numbers(real) : numbers);
    return tensor;
  }

  private Tensor tensor(ElementType element, Numbers numbers) {
    int[] shape = numbers.extents().stream().mapToInt(Integer::intValue).toArray();
    double[] values = numbers.elements();
    return switch (element) {
      case REAL -> {
        RealTensor real =
            precision == Precision.F32 ? FloatTensor.zeros(shape) : DoubleTensor.zeros(shape);
        real.copyFrom(values, 0);
        yield real;
      }
      case INT -> IntTensor.of(Arrays.stream(values).mapToInt(v -> (int) v).toArray(), shape);
      case BOOL -> {
        boolean[] bools = new boolean[values.length];
        for (int i = 0; i < bools.length; i++) {
          bools[i] = values[i] != 0;
        }
        yield BooleanTensor.of(bools, shape);
      }
      case F32, F16, BF16 -> throw new IllegalArgumentException("nothing is given as " + element);
    };
  }

  static Numbers numbers(Tensor tensor) {
    List<Integer> extents = Arrays.stream(tensor.shape()).boxed().toList();
    double[] values = new double[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          tensor instanceof RealTensor real
              ? real.get(i)
              : tensor instanceof IntTensor ints
                  ? ints.array()[i]
                  : ((BooleanTensor) tensor).array()[i] ? 1 : 0;
    }
    return Numbers.of(extents, values);
  }

  /** Reals from their domain, else from a normal distribution; ints that are small. */
  static Filling random(long seed) {
    Random random = new Random(seed);
    return (input, extents) -> {
      int size = extents.stream().reduce(1, (a, b) -> a * b);
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        values[i] =
            switch (input.value().type().element()) {
              case REAL -> real(input, random);
              case INT -> random.nextInt(3);
              case BOOL -> random.nextInt(2);
              case F32, F16, BF16 -> throw new IllegalArgumentException(input.toString());
            };
      }
      return Numbers.of(extents, values);
    };
  }

  private static double real(Graph.Input input, Random random) {
    return input.domain().orElse(null) instanceof Graph.Domain.Reals reals
        ? reals.from() + (reals.to() - reals.from()) * random.nextDouble()
        : random.nextGaussian();
  }

  /** Runs everything there is, and compares every number. */
  void check() {
    double loss = model.forward(inputs);
    List<Numbers> outputs = evaluate(graph.outputs().stream().map(Graph.Output::value).toList());
    for (int i = 0; i < outputs.size(); i++) {
      near(graph.outputs().get(i).name(), outputs.get(i), model.outputs().get(i));
    }
    if (graph.loss().isPresent()) {
      near("loss", evaluate(List.of(graph.loss().get())).get(0), DoubleTensor.scalar(loss));
      model.backward();
    } else {
      model.vjp(seeds);
    }
    checkGradients();
    checkPrediction(outputs);
  }

  /** One way forward and back; the loss, if there is one. */
  double step() {
    double loss = model.forward(inputs);
    if (graph.loss().isPresent()) {
      model.backward();
    } else {
      model.vjp(seeds);
    }
    return loss;
  }

  /** Ways back with one seed and then another after one way forward, and no other between. */
  void checkSeedsOneAfterAnother(Filling others) {
    model.forward(inputs);
    model.vjp(seeds);
    checkGradients();
    checkDifferences();
    seeds.clear();
    for (Graph.Input seed : graph.seeds()) {
      seeds.add((RealTensor) fill(seed, others));
    }
    model.vjp(seeds);
    checkGradients();
    checkDifferences();
  }

  /** Moves each real input by the ramp 0, 1, 2 .. and compares with what its gradient predicts. */
  private void checkDifferences() {
    for (Graph.Input input : graph.inputs()) {
      Numbers at = leaves.get(input.value());
      RealTensor gradient = model.inputGradient(input.name()).orElseThrow();
      double predicted = 0;
      for (int i = 0; i < gradient.size(); i++) {
        predicted += i * gradient.get(i);
      }
      double ahead = seeded(input, at, STEP);
      double behind = seeded(input, at, -STEP);
      leaves.put(input.value(), at);
      double found = (ahead - behind) / (2 * STEP);
      assertEquals(predicted, found, DIFFERENCES * Math.abs(predicted), input.name());
    }
  }

  /** The sum of all seeds times their outputs. */
  private double seeded(Graph.Input moved, Numbers at, double step) {
    double[] elements = at.elements().clone();
    Arrays.setAll(elements, i -> at.elements()[i] + i * step);
    leaves.put(moved.value(), Numbers.of(at.extents(), elements));
    List<Numbers> outputs = evaluate(graph.outputs().stream().map(Graph.Output::value).toList());
    double sum = 0;
    for (int o = 0; o < outputs.size(); o++) {
      for (int i = 0; i < seeds.get(o).size(); i++) {
        sum += seeds.get(o).get(i) * outputs.get(o).elements()[i];
      }
    }
    return sum;
  }

  private void checkGradients() {
    List<Numbers> gradients = evaluate(graph.gradients());
    int parameters = graph.parameters().size();
    List<Graph.Input> reals =
        graph.inputs().stream().filter(i -> i.value().type().isReal()).toList();
    for (int i = 0; i < gradients.size(); i++) {
      if (i < parameters) {
        Tensor found = model.gradients().list().get(i).value();
        near("gradient " + graph.parameters().get(i).path(), gradients.get(i), found);
      } else {
        String name = reals.get(i - parameters).name();
        near("gradient " + name, gradients.get(i), model.inputGradient(name).orElseThrow());
      }
    }
  }

  private void checkPrediction(List<Numbers> outputs) {
    List<Tensor> reached = new ArrayList<>();
    List<Expr> cone =
        dev.gradwright.compiler.dag.Order.of(
            graph.outputs().stream().map(Graph.Output::value).toList());
    for (int i = 0; i < inputs.size(); i++) {
      if (cone.contains(graph.inputs().get(i).value())) {
        reached.add(inputs.get(i));
      }
    }
    if (!outputs.isEmpty()) {
      call("predict", reached.toArray());
    }
    for (int i = 0; i < outputs.size(); i++) {
      String name = "predicted " + graph.outputs().get(i).name();
      near(name, outputs.get(i), predicting.outputs().get(i));
    }
  }

  private void call(String method, Object... arguments) {
    try {
      Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
      predicting.getClass().getMethod(method, types).invoke(predicting, arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** What expressions in the same leaves are. */
  List<Numbers> evaluate(List<Expr> roots) {
    return Evaluator.evaluate(roots, dims, leaves);
  }

  /**
   * The evaluator's magnitude is the sum of the absolute values of all terms, so that both results
   * lie within a few roundings of that from the true one. A sum that is not finite, as at the ends
   * of arcsine, bounds nothing: then the value itself does.
   */
  private void near(String name, Numbers expected, Tensor found) {
    Numbers numbers = numbers(found);
    assertEquals(expected.extents(), numbers.extents(), name);
    double unit = precision == Precision.F32 ? 0x1p-24 : 1e-12 / ROUNDINGS;
    double least = precision == Precision.F32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
    for (int i = 0; i < expected.elements().length; i++) {
      double e = inRange(expected.elements()[i]);
      double f = numbers.elements()[i];
      double magnitude = expected.magnitudes()[i];
      double size = Double.isFinite(magnitude) ? magnitude : Double.isFinite(e) ? Math.abs(e) : 0;
      double allowed = ROUNDINGS * unit * size + least;
      boolean near = Double.compare(e, f) == 0 || Math.abs(e - f) <= allowed;
      int element = i;
      assertTrue(
          near, () -> name + "[" + element + "] is " + f + ", evaluated " + e + " +- " + allowed);
    }
  }

  /** What the precision can hold of a number. */
  private double inRange(double value) {
    boolean tooLarge = precision == Precision.F32 && Math.abs(value) > Float.MAX_VALUE;
    return tooLarge ? (float) value : value;
  }

  Model model() {
    return model;
  }

  List<Tensor> inputs() {
    return inputs;
  }
}
