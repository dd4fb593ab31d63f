package dev.gradwright.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.verify.ClassesInMemory;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Programs at random: the compiled class computes what the evaluator computes, and reverse mode,
 * forward mode and differences agree. {@code -Drandom.programs=2000} runs more of them, {@code
 * -Drandom.seed=S} starts elsewhere; a failure names the seed of its program, which {@code
 * -Drandom.seed=S -Drandom.programs=1} repeats.
 */
class RandomProgramsTest {
  private static final int PROGRAMS = Integer.getInteger("random.programs", 300);
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_121L);
  private static final int BATCH = 50;

  /**
   * Rounding alone: some hundred operations in double precision, relative to the sum of absolute
   * terms.
   */
  private static final double ROUNDING = 1e-12;

  /** What differences are good for at best over the steps tried. */
  private static final double DIFFERENCES = 1e-6;

  private static final double[] STEPS = {1e-3, 1e-4, 1e-5};

  @Test
  void compiledClassesReverseForwardAndDifferencesAgree() {
    System.out.println(PROGRAMS + " random programs from seed " + FIRST_SEED);
    for (int first = 0; first < PROGRAMS; first += BATCH) {
      batch(FIRST_SEED + first, Math.min(BATCH, PROGRAMS - first));
    }
  }

  /** One call of the Java compiler for many programs. */
  private static void batch(long seed, int count) {
    Map<Long, Compilation> compiled = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (long s = seed; s < seed + count; s++) {
      Compilation compilation = compile(s);
      compiled.put(s, compilation);
      sources.putAll(compilation.sources());
    }
    ClassLoader loader =
        ClassesInMemory.of(
            sources,
            System.getProperty("java.class.path"),
            RandomProgramsTest.class.getClassLoader());
    compiled.forEach((s, compilation) -> new Trial(s, compilation.models().get(0)).run(loader));
  }

  private static Compilation compile(long seed) {
    String text = ProgramGenerator.generate("Random" + seed, seed);
    GradientCompiler compiler =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults());
    Compilation compilation =
        compiler.compile("random" + seed, SourceFile.of("random" + seed + ".grad", text));
    assertFalse(
        compilation.hasErrors(),
        () -> "seed " + seed + ": " + compilation.diagnostics() + "\n" + text);
    return compilation;
  }

  /** One program at one point. */
  private static final class Trial {
    private final long seed;
    private final Graph graph;
    private final SplittableRandom random;
    private final Map<String, Long> dims;
    private final Map<Expr, Numbers> point = new HashMap<>();
    private final List<Expr> reals = new ArrayList<>();

    Trial(long seed, Graph graph) {
      this.seed = seed;
      this.graph = graph;
      this.random = new SplittableRandom(seed);
      this.dims = Map.of("N", (long) new int[] {1, 2, 5}[random.nextInt(3)]);
    }

    void run(ClassLoader loader) {
      ModelType type = type(loader);
      Parameters parameters = type.initialise(seed);
      List<Tensor> inputs = graph.inputs().stream().map(this::input).toList();
      for (int i = 0; i < graph.parameters().size(); i++) {
        bind(graph.parameters().get(i).value(), parameters.list().get(i));
      }
      compareWithClass(type.create(parameters, Math.toIntExact(dims.get("N"))), inputs);
      compareModes();
    }

    private ModelType type(ClassLoader loader) {
      try {
        return (ModelType) loader.loadClass(graph.name()).getField("TYPE").get(null);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }

    private Tensor input(Graph.Input input) {
      List<Integer> extents = Numbers.extents(input.value().shape(), dims::get);
      int size = extents.stream().reduce(1, (a, b) -> a * b);
      int[] shape = extents.stream().mapToInt(Integer::intValue).toArray();
      double[] elements = new double[size];
      boolean isInt = input.value().type().element() == ElementType.INT;
      for (int i = 0; i < size; i++) {
        elements[i] = isInt ? random.nextInt(3) : random.nextDouble() * 3 - 1.5;
      }
      point.put(input.value(), Numbers.of(extents, elements));
      if (isInt) {
        int[] ints = new int[size];
        for (int i = 0; i < size; i++) {
          ints[i] = (int) elements[i];
        }
        return IntTensor.of(ints, shape);
      }
      reals.add(input.value());
      return DoubleTensor.of(elements.clone(), shape);
    }

    private void bind(Expr leaf, Parameter parameter) {
      double[] elements = new double[parameter.value().size()];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = parameter.value().get(i);
      }
      point.put(leaf, Numbers.of(Numbers.extents(leaf.shape(), dims::get), elements));
      reals.add(leaf);
    }

    private void compareWithClass(Model model, List<Tensor> inputs) {
      Graph expanded = Adjoint.expand(graph, SurrogateRules.AS_WRITTEN);
      double loss = model.forward(inputs);
      model.backward();
      List<Expr> roots = new ArrayList<>(expanded.gradients());
      roots.add(expanded.loss().orElseThrow());
      List<Numbers> expected = Evaluator.evaluate(roots, dims, point);
      close("loss", expected.get(roots.size() - 1), 0, loss);
      for (int p = 0; p < expanded.gradients().size(); p++) {
        Parameter gradient = model.gradients().list().get(p);
        for (int i = 0; i < gradient.value().size(); i++) {
          close(gradient.path() + "[" + i + "]", expected.get(p), i, gradient.value().get(i));
        }
      }
    }

    private void close(String what, Numbers expected, int at, double actual) {
      double value = expected.elements()[at];
      double magnitude = expected.magnitudes()[at];
      assertTrue(Double.isFinite(magnitude), () -> message(what + " is not finite"));
      assertEquals(value, actual, ROUNDING * magnitude + Double.MIN_NORMAL, () -> message(what));
    }

    private String message(String what) {
      return "seed "
          + seed
          + ", "
          + what
          + ", of\n"
          + ProgramGenerator.generate(graph.name(), seed);
    }

    /** Along one random direction in all real leaves. */
    private void compareModes() {
      Expr loss =
          Adjoint.expand(List.of(graph.loss().orElseThrow()), SurrogateRules.AS_WRITTEN).get(0);
      Map<Expr, Numbers> known = new HashMap<>(point);
      List<Expr> directions = new ArrayList<>();
      for (Expr real : reals) {
        Expr direction =
            Leaves.leaf(real.table(), "along." + real.operator().spelling(), real.type());
        double[] along = point.get(real).elements().clone();
        for (int i = 0; i < along.length; i++) {
          along[i] = random.nextDouble() * 2 - 1;
        }
        known.put(direction, Numbers.of(point.get(real).extents(), along));
        directions.add(direction);
      }
      double reverse = 0;
      double magnitude = Double.MIN_NORMAL;
      Expr one = Leaves.literal(loss.table(), "1");
      List<Numbers> adjoints = Evaluator.evaluate(Adjoint.adjoints(loss, one, reals), dims, known);
      for (int r = 0; r < reals.size(); r++) {
        double[] along = known.get(directions.get(r)).elements();
        for (int i = 0; i < along.length; i++) {
          reverse += along[i] * adjoints.get(r).elements()[i];
          magnitude += Math.abs(along[i]) * adjoints.get(r).magnitudes()[i];
        }
      }
      Expr tangent =
          Adjoint.tangent(loss, reals, directions).orElse(Leaves.literal(loss.table(), "0"));
      double forward = Evaluator.evaluate(List.of(tangent), dims, known).get(0).value();
      assertEquals(reverse, forward, ROUNDING * magnitude, () -> message("forward mode"));
      double error = differenceError(loss, known, directions, reverse);
      double bound = DIFFERENCES * magnitude;
      assertEquals(0, error, bound, () -> message("differences of " + forward));
    }

    /**
     * How far differences stay from the derivative at the best of some steps, extrapolated from a
     * step and its half.
     */
    private double differenceError(
        Expr loss, Map<Expr, Numbers> known, List<Expr> directions, double derivative) {
      double best = Double.POSITIVE_INFINITY;
      for (double step : STEPS) {
        double coarse = difference(loss, known, directions, step);
        double fine = difference(loss, known, directions, step / 2);
        best = Math.min(best, Math.abs((4 * fine - coarse) / 3 - derivative));
      }
      return best;
    }

    private double difference(
        Expr loss, Map<Expr, Numbers> known, List<Expr> directions, double step) {
      return (at(loss, known, directions, step) - at(loss, known, directions, -step)) / (2 * step);
    }

    private double at(Expr loss, Map<Expr, Numbers> known, List<Expr> directions, double step) {
      Map<Expr, Numbers> moved = new HashMap<>(point);
      for (int r = 0; r < reals.size(); r++) {
        double[] elements = point.get(reals.get(r)).elements().clone();
        double[] along = known.get(directions.get(r)).elements();
        for (int i = 0; i < elements.length; i++) {
          elements[i] += step * along[i];
        }
        moved.put(reals.get(r), Numbers.of(point.get(reals.get(r)).extents(), elements));
      }
      return Evaluator.evaluate(List.of(loss), dims, moved).get(0).value();
    }
  }
}
