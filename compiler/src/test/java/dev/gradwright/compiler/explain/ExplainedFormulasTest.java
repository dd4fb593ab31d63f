package dev.gradwright.compiler.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.GradientExplainer;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.emit.java.Compiled;
import dev.gradwright.compiler.op.Gradient;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a page of {@code explain} says is what the generated class does: its lines are computed as
 * they are printed, by a reader that knows the page alone, and give the same numbers. Operators
 * that are named and not written out (sort, cumulative sum, factorisations), windows and Jacobians
 * are held by the pages of {@link ExplanationsTest} alone.
 */
class ExplainedFormulasTest {
  /** Some hundred roundings of terms that cancel a little. */
  private static final double ROUNDING = 1e-11;

  private static final Map<String, Integer> DIMS = Map.of("N", 4, "T", 5, "A", 6);

  @TestFactory
  Stream<DynamicTest> whatThePageSaysIsWhatTheClassComputes() {
    List<Path> files = new ArrayList<>(Goldens.inputs("formulas", ".grad"));
    // The other page of that folder slices, and does not say how long slices are.
    files.add(Path.of("src/test/resources/explain/springs.grad"));
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> compare(Goldens.text(file))));
  }

  private static void compare(String text) {
    Trial trial = new Trial(text, new Random(2026));
    for (int point = 0; point < 3; point++) {
      trial.run(page -> page);
    }
  }

  /** A page with a wrong sign, factor, index or path is noticed. */
  @Test
  void wrongFormulasGiveOtherNumbers() {
    Map<String, String> wrong =
        Map.of(
            "circuit.grad", "d f/d q = z;d f/d q = x",
            "mazur.grad", "(target - out);(target + out)",
            "logistic.grad", "0.02 * w;0.01 * w",
            "recurrent.grad", "cos(c2);sin(c2)");
    int changed = 0;
    for (Path file : Goldens.inputs("formulas", ".grad")) {
      String change = wrong.get(file.getFileName().toString());
      if (change != null) {
        changed++;
        String[] sides = change.split(";");
        Trial trial = new Trial(Goldens.text(file), new Random(1));
        assertThrows(
            AssertionError.class,
            () ->
                trial.run(
                    page -> {
                      if (!page.contains(sides[0])) {
                        throw new IllegalStateException(sides[0] + " in " + page);
                      }
                      return page.replace(sides[0], sides[1]);
                    }),
            file.toString());
      }
    }
    assertEquals(wrong.size(), changed);
  }

  private interface Change {
    String of(String page);
  }

  /** One model at one point. */
  private static final class Trial {
    private final Graph graph;
    private final ModelType type;
    private final Random random;
    private final Map<String, PageValue> given = new HashMap<>();

    Trial(String text, Random random) {
      GradientCompiler compiler =
          new GradientCompiler(
              name -> Optional.empty(), CompilerOptions.defaults().in(Precision.F64));
      Compilation made = compiler.compile("made.explained", SourceFile.of("explained.grad", text));
      this.graph = made.models().get(0);
      this.type = Compiled.of(made).typeOf(graph.packageName() + "." + graph.name());
      this.random = random;
    }

    void run(Change change) {
      int[] dims = graph.dims().stream().mapToInt(dim -> DIMS.get(dim.name())).toArray();
      Model model = type.create(type.initialise(random.nextLong()), dims);
      List<Tensor> inputs = graph.inputs().stream().map(this::input).toList();
      model.parameters().list().forEach(p -> give(p.path(), p.value()));
      model.parameters().state().forEach(p -> give(p.path(), p.value().copy()));
      String page = change.of(GradientExplainer.explain(graph, Optional.of(Precision.F64)));
      model.forward(inputs);
      graph.seeds().forEach(seed -> give("seed " + seed.name(), (RealTensor) input(seed)));
      Map<String, PageValue> said = said(page);
      for (int i = 0; i < graph.outputs().size(); i++) {
        close(page, said, graph.outputs().get(i).name(), model.outputs().get(i));
      }
      if (graph.loss().isPresent()) {
        model.backward();
      } else if (saysNoDerivative()) {
        model.vjp(seeds());
        graph.inputs().stream()
            .filter(i -> i.value().type().isReal())
            .forEach(
                i ->
                    close(
                        page,
                        said,
                        "bar " + i.name(),
                        model.inputGradient(i.name()).orElseThrow()));
      } else {
        return;
      }
      for (Parameter gradient : model.gradients().list()) {
        close(page, said, "bar " + gradient.path(), gradient.value());
      }
    }

    /** Else a page is about the derivatives that the model asks for, not about {@code vjp}. */
    private boolean saysNoDerivative() {
      return Order.of(graph.values()).stream()
          .noneMatch(expr -> expr.operator() instanceof Gradient);
    }

    private List<RealTensor> seeds() {
      return graph.outputs().stream()
          .map(
              output -> {
                PageValue seed = given.get("seed " + output.name());
                int[] shape = seed.extents().stream().mapToInt(Integer::intValue).toArray();
                return (RealTensor) DoubleTensor.of(seed.elements(), shape);
              })
          .toList();
    }

    private Map<String, PageValue> said(String page) {
      try {
        return Page.evaluate(page, given, DIMS);
      } catch (PageException problem) {
        throw new IllegalStateException(page, problem);
      }
    }

    private Tensor input(Graph.Input input) {
      int[] shape = extents(input.value().shape());
      int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      if (input.value().type().element() == ElementType.INT) {
        Graph.Domain.Ints domain = (Graph.Domain.Ints) input.domain().orElseThrow();
        int to = Math.toIntExact(domain.to().evaluate(name -> DIMS.get(name)));
        int[] ints = random.ints(size, 0, to).toArray();
        double[] elements = Arrays.stream(ints).asDoubleStream().toArray();
        given.put(input.name(), new PageValue(boxed(shape), elements));
        return IntTensor.of(ints, shape);
      }
      double from = -1;
      double to = 1;
      if (input.domain().orElse(null) instanceof Graph.Domain.Reals reals) {
        from = reals.from();
        to = reals.to();
      }
      DoubleTensor tensor = DoubleTensor.of(random.doubles(size, from, to).toArray(), shape);
      give(input.name(), tensor);
      return tensor;
    }

    private static int[] extents(Shape shape) {
      return shape.extents().stream()
          .mapToInt(extent -> Math.toIntExact(extent.evaluate(name -> DIMS.get(name))))
          .toArray();
    }

    private static List<Integer> boxed(int[] shape) {
      return Arrays.stream(shape).boxed().toList();
    }

    private void give(String name, RealTensor tensor) {
      double[] elements = new double[tensor.size()];
      tensor.copyTo(elements, 0);
      given.put(name, new PageValue(boxed(tensor.shape()), elements));
    }

    private static void close(
        String page, Map<String, PageValue> said, String name, Tensor tensor) {
      assertTrue(said.containsKey(name), () -> name + " is not in\n" + page);
      RealTensor found = (RealTensor) tensor;
      PageValue value = said.get(name).filling(boxed(found.shape()));
      assertEquals(boxed(found.shape()), value.extents(), name);
      double largest = Arrays.stream(value.elements()).map(Math::abs).max().orElse(0);
      for (int i = 0; i < found.size(); i++) {
        String what = name + "[" + i + "] of\n" + page;
        assertEquals(value.elements()[i], found.get(i), ROUNDING * Math.max(1, largest), what);
      }
    }
  }
}
