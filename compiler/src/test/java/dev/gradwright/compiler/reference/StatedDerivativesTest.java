package dev.gradwright.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.resolve.StandardLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The derivatives that comments of the library state as formulas of the language, {@code `dx =
 * ...`}, are those that the compiler derives.
 */
class StatedDerivativesTest {
  private static final Pattern STATED = Pattern.compile("`(d(\\w+)(?:\\[[^\\]]*\\])? = [^`]*)`");
  private static final long EXTENT = 3;

  /** Some hundred roundings at condition numbers of some hundreds. */
  private static final double ROUNDING = 1e-11;

  @TestFactory
  Stream<DynamicTest> theyAreThoseOfTheFormula() {
    return StandardLibrary.NAMES.stream()
        .flatMap(
            name ->
                Programs.tree(new StandardLibrary().find(name).orElseThrow())
                    .declarations()
                    .stream()
                    .filter(Declaration.Fn.class::isInstance)
                    .map(fn -> new Applied(name, (Declaration.Fn) fn))
                    .filter(applied -> STATED.matcher(derivative(applied)).find())
                    .map(
                        applied ->
                            DynamicTest.dynamicTest(
                                applied.fn().name().text(), () -> check(applied))));
  }

  private static String derivative(Applied applied) {
    return Comment.of(applied.fn().doc().map(Doc::text).orElse("")).derivative();
  }

  private static void check(Applied applied) {
    List<String> lets = new ArrayList<>();
    List<String> names = new ArrayList<>();
    STATED
        .matcher(derivative(applied))
        .results()
        .forEach(
            stated -> {
              lets.add("let " + stated.group(1) + ";\n");
              names.add(stated.group(2));
            });
    String result = applied.result();
    String gradients = names.stream().map(n -> "by_" + n).collect(Collectors.joining(", "));
    String text =
        "input d"
            + result
            + ": "
            + applied.resultType()
            + ";\n"
            + "let weighed = sum(d"
            + result
            + " * "
            + result
            + ");\n"
            + String.join("", lets)
            + "let "
            + (names.size() == 1 ? gradients : "(" + gradients + ")")
            + " = grad(weighed wrt "
            + String.join(", ", names)
            + ");\n"
            + names.stream()
                .map(n -> "output off_" + n + " = d" + n + " - by_" + n + ";\n")
                .collect(Collectors.joining());
    Graph graph = applied.graph(text).orElseThrow();
    List<Expr> values = graph.outputs().stream().map(Graph.Output::value).toList();
    List<Expr> ready = Adjoint.expand(values, SurrogateRules.AS_WRITTEN);
    boolean told = false;
    for (int sign : new int[] {1, -1}) {
      List<Numbers> found = Evaluator.evaluate(ready, dims(graph), draw(graph, sign));
      double[] off =
          found.stream().skip(1).flatMapToDouble(n -> Arrays.stream(n.elements())).toArray();
      // Not all of them are defined on both sides of 0.
      if (Arrays.stream(found.get(0).elements()).allMatch(Double::isFinite)) {
        told = true;
        Arrays.stream(off).forEach(error -> assertEquals(0, error, ROUNDING));
      }
    }
    assertTrue(told, "nothing is finite at the numbers drawn");
  }

  private static Map<String, Long> dims(Graph graph) {
    Map<String, Long> dims = new HashMap<>();
    graph.dims().forEach(dim -> dims.put(dim.name(), EXTENT));
    return dims;
  }

  /** Reals between 0.2 and 0.8 on one side of 0, ints below 2, one and the other bool. */
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
