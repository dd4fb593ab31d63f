package dev.gradwright.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.resolve.StandardLibrary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The derivatives that the library states are those that the compiler derives. */
class StatedDerivativesTest {
  private static final long EXTENT = 3;

  /** Some hundred roundings at condition numbers of some hundreds. */
  private static final double ROUNDING = 1e-11;

  @TestFactory
  Stream<DynamicTest> theyAreThoseOfTheFormula() {
    return StandardLibrary.NAMES.stream()
        .flatMap(StatedDerivativesTest::functions)
        .map(StatedDerivative::of)
        .filter(stated -> !stated.formulas().isEmpty())
        .map(
            stated ->
                DynamicTest.dynamicTest(stated.applied().fn().name().text(), () -> check(stated)));
  }

  private static Stream<Applied> functions(String library) {
    return Programs.tree(new StandardLibrary().find(library).orElseThrow()).declarations().stream()
        .filter(Declaration.Fn.class::isInstance)
        .map(fn -> new Applied(library, (Declaration.Fn) fn));
  }

  /** On one side of 0 at least all of them are defined. */
  private static void check(StatedDerivative stated) {
    Graph graph = stated.errors();
    List<Expr> values = graph.outputs().stream().map(Graph.Output::value).toList();
    List<Expr> ready = Adjoint.expand(values, SurrogateRules.AS_WRITTEN);
    Map<String, Long> dims =
        graph.dims().stream().collect(Collectors.toMap(Graph.Dim::name, dim -> EXTENT));
    List<List<Numbers>> found =
        Stream.of(1, -1)
            .map(sign -> Evaluator.evaluate(ready, dims, draw(graph, sign)))
            .filter(numbers -> Arrays.stream(numbers.get(0).elements()).allMatch(Double::isFinite))
            .toList();
    assertTrue(found.size() > 0, "nothing is finite at the numbers drawn");
    for (List<Numbers> numbers : found) {
      numbers.stream()
          .skip(1)
          .flatMapToDouble(off -> Arrays.stream(off.elements()))
          .forEach(
              off -> assertEquals(0, off, ROUNDING, () -> stated.applied().fn().name().text()));
    }
  }

  /** Reals between 0.2 and 0.8 on one side of 0, ints and bools that are 0 or 1. */
  private static Map<Expr, Numbers> draw(Graph graph, int sign) {
    Random random = new Random(11);
    Map<Expr, Numbers> given = new HashMap<>();
    for (Graph.Input input : graph.inputs()) {
      List<Integer> extents = Numbers.extents(input.value().shape(), name -> EXTENT);
      double[] drawn = new double[extents.stream().reduce(1, Math::multiplyExact)];
      boolean real = input.value().type().isReal();
      Arrays.setAll(drawn, i -> real ? sign * random.nextDouble(0.2, 0.8) : random.nextInt(2));
      given.put(input.value(), Numbers.of(extents, drawn));
    }
    return given;
  }
}
