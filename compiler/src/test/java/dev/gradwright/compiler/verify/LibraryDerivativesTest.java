package dev.gradwright.compiler.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.build.GraphBuilder;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.optimise.Optimiser;
import dev.gradwright.compiler.resolve.Resolved;
import dev.gradwright.compiler.resolve.StandardLibrary;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.source.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models of {@code derivatives/*.grad}, each of which applies one function or layer of the library:
 * reverse is forward is differences, for random seeds, at two orders, and at three where there is a
 * loop, at every extent that the model's checks name.
 */
class LibraryDerivativesTest {
  private static final int SEED = 7;

  @TestFactory
  Stream<DynamicTest> reverseIsForwardIsDifferencesAtEveryOrder() {
    return Goldens.inputs("derivatives", ".grad").stream().flatMap(LibraryDerivativesTest::tests);
  }

  private static Stream<DynamicTest> tests(Path file) {
    Program program = program(file);
    return program.models().stream()
        .flatMap(
            model -> {
              Diagnostics diagnostics = new Diagnostics();
              Graph graph = GraphBuilder.build(program, model, diagnostics, Evaluator::elements);
              assertEquals("", diagnostics.render());
              return graph.checks().stream().map(check -> test(file, graph, check));
            });
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void everyFunctionAndLayerHasAModel(String library) {
    String text = new StandardLibrary().find(library).orElseThrow().text();
    List<String> missing =
        new ArrayList<>(Callables.differentiable(Resolved.of(text), "test.grad"));
    Goldens.inputs("derivatives", ".grad").stream()
        .map(file -> Callables.applied(program(file), library + ".grad"))
        .forEach(missing::removeAll);
    assertEquals(List.of(), missing);
  }

  private static List<String> libraries() {
    return StandardLibrary.NAMES;
  }

  private static Program program(Path file) {
    return Resolved.of(Goldens.text(file));
  }

  private static DynamicTest test(Path file, Graph graph, Graph.Check check) {
    Graph.Check.GradientAgrees agrees = (Graph.Check.GradientAgrees) check;
    String name = file.getFileName() + " " + graph.name() + " " + check.at() + " " + agrees.phase();
    return DynamicTest.dynamicTest(
        name, () -> check(Optimiser.specialise(graph, agrees.phase()), check.at()));
  }

  private static void check(Graph graph, Map<String, Long> at) {
    Map<String, Long> dims = Dims.choose(graph, at);
    int[] extents = dims.values().stream().mapToInt(Math::toIntExact).toArray();
    Functions functions = new Functions(graph, new EvaluatedTwins(), extents);
    Random random = new Random(SEED);
    Question question = bent(graph, graph.name() + " at " + dims);
    for (int order = 1; order <= orders(graph); order++) {
      new Agreement(question, functions, new Anywhere(dims), random).check();
      question = question.next();
    }
  }

  private static int orders(Graph graph) {
    return LoopRun.among(Order.of(graph.values())).isEmpty() ? 2 : 3;
  }

  /** The outputs, bent so that no order of derivative vanishes, against random adjoints. */
  private static Question bent(Graph graph, String name) {
    Question seeded = Question.first(graph);
    Expr sum = Formula.zerosLike(seeded.objective());
    int next = 0;
    for (Graph.Output output : graph.outputs()) {
      if (output.value().type().isReal()) {
        Expr y = output.value();
        Expr bent = Formula.plus(y, Formula.times("0.3", Formula.sin(Formula.times("3", y))));
        sum = Formula.plus(sum, Totals.sum(Formula.times(graph.seeds().get(next++).value(), bent)));
      }
    }
    List<Expr> gradients = new ArrayList<>();
    for (Question.Variable variable : seeded.variables()) {
      gradients.add(Leaves.gradient(sum, variable.value()));
    }
    return new Question(name, sum, gradients, seeded.variables(), seeded.constants());
  }
}
