package dev.gradwright.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.optimise.Optimiser;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.random.Draws;
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
import java.util.SplittableRandom;

/** One program at one point. */
final class Trial {
  /**
   * Rounding alone: some thousand roundings, relative to the sum of absolute terms; in f32 as many
   * of its own.
   */
  private static final double ROUNDING = 1e-12;

  private static final double FLOAT_ROUNDING = ROUNDING * (0x1p-24 / 0x1p-53);

  private final Graph graph;
  private final ModelType type;
  private final SplittableRandom random;
  private final Map<String, Long> dims;
  private final Map<Expr, Numbers> point = new HashMap<>();
  private final List<Expr> reals = new ArrayList<>();

  Trial(long seed, RandomProgram program, Graph graph, ClassLoader loader) {
    this.graph = Optimiser.specialise(graph);
    this.type = type(loader);
    this.random = new SplittableRandom(seed);
    this.dims = Map.of("N", (long) program.batch());
  }

  private ModelType type(ClassLoader loader) {
    try {
      return (ModelType) loader.loadClass(graph.name()).getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  void run() {
    Parameters parameters = type.initialise(random.nextLong());
    List<Tensor> inputs = graph.inputs().stream().map(this::input).toList();
    for (int i = 0; i < graph.parameters().size(); i++) {
      Expr leaf = graph.parameters().get(i).value();
      point.put(leaf, numbers(parameters.list().get(i).value()));
      reals.add(leaf);
    }
    for (int i = 0; i < graph.states().size(); i++) {
      RealTensor start = parameters.state().get(i).value();
      point.put(graph.states().get(i).value(), numbers(start));
    }
    graph.draws().ifPresent(words -> point.put(words, words(parameters.draws())));
    compareWithClass(type.create(parameters, Math.toIntExact(dims.get("N"))), inputs);
    Expr loss =
        Adjoint.expand(List.of(graph.loss().orElseThrow()), SurrogateRules.AS_WRITTEN).get(0);
    new ModesTrial(loss, dims, point, reals).run(random);
  }

  private Tensor input(Graph.Input input) {
    List<Integer> extents = Numbers.extents(input.value().shape(), dims::get);
    int[] shape = extents.stream().mapToInt(Integer::intValue).toArray();
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    if (input.value().type().element() == ElementType.INT) {
      int[] ints = random.ints(size, 0, 3).toArray();
      double[] elements = Arrays.stream(ints).asDoubleStream().toArray();
      point.put(input.value(), Numbers.of(extents, elements));
      return IntTensor.of(ints, shape);
    }
    RealTensor tensor = isDouble() ? DoubleTensor.zeros(shape) : FloatTensor.zeros(shape);
    for (int i = 0; i < size; i++) {
      tensor.set(i, random.nextDouble() * 3 - 1.5);
    }
    point.put(input.value(), numbers(tensor));
    reals.add(input.value());
    return tensor;
  }

  private boolean isDouble() {
    return graph.precision() == Precision.F64;
  }

  private static Numbers numbers(RealTensor tensor) {
    double[] elements = new double[tensor.size()];
    tensor.copyTo(elements, 0);
    return Numbers.of(Arrays.stream(tensor.shape()).boxed().toList(), elements);
  }

  /** Some steps into the training. */
  private Numbers words(Draws draws) {
    draws.moveTo(random.nextLong(), random.nextInt(1000));
    int[] words = new int[Draws.WORDS];
    draws.copyTo(words);
    return Numbers.of(List.of(Draws.WORDS), Arrays.stream(words).asDoubleStream().toArray());
  }

  /** The loss, then the gradients, then what the states are after the step. */
  private void compareWithClass(Model model, List<Tensor> inputs) {
    Graph expanded = Adjoint.expand(graph, SurrogateRules.AS_WRITTEN);
    double loss = model.forward(inputs);
    model.backward();
    List<Expr> roots = new ArrayList<>(List.of(expanded.loss().orElseThrow()));
    roots.addAll(expanded.gradients());
    expanded.states().forEach(state -> roots.add(state.next()));
    List<Numbers> expected = Evaluator.evaluate(roots, dims, point);
    close("loss", expected.get(0), DoubleTensor.scalar(loss));
    List<Parameter> found = new ArrayList<>(model.gradients().list());
    found.addAll(model.parameters().state());
    for (int i = 0; i < found.size(); i++) {
      close(found.get(i).path(), expected.get(i + 1), found.get(i).value());
    }
  }

  private void close(String what, Numbers expected, RealTensor actual) {
    double rounding = isDouble() ? ROUNDING : FLOAT_ROUNDING;
    double least = isDouble() ? Double.MIN_NORMAL : Float.MIN_NORMAL;
    for (int i = 0; i < actual.size(); i++) {
      double magnitude = expected.magnitudes()[i];
      String which = what + "[" + i + "]";
      assertTrue(Double.isFinite(magnitude), () -> which + " is not finite");
      assertEquals(expected.elements()[i], actual.get(i), rounding * magnitude + least, which);
    }
  }
}
