package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.op.SizedCase;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operator of the sealed list, and its adjoint, as compiled Java on nothing, on one element,
 * on a few, and on more than any block or vector.
 */
class AwkwardSizesTest {
  private static final long[] SIZES = {0, 1, 7, 13, 4098};

  @TestFactory
  Stream<DynamicTest> everyOperatorComputesInDoublesWhatTheEvaluatorDoes() {
    return tests(Precision.F64, Flavours.PORTABLE);
  }

  @TestFactory
  Stream<DynamicTest> everyOperatorComputesInFloatsWhatTheEvaluatorDoes() {
    return tests(Precision.F32, Flavours.PORTABLE);
  }

  @TestFactory
  Stream<DynamicTest> vectorsComputeInDoublesWhatTheEvaluatorDoes() {
    return tests(Precision.F64, Flavours.PORTABLE_AND_VECTORS);
  }

  @TestFactory
  Stream<DynamicTest> vectorsComputeInFloatsWhatTheEvaluatorDoes() {
    return tests(Precision.F32, Flavours.PORTABLE_AND_VECTORS);
  }

  private static Stream<DynamicTest> tests(Precision precision, Flavours flavours) {
    Map<String, List<SizedCase>> operators = new LinkedHashMap<>();
    for (SizedCase one : SizedCase.all()) {
      operators.computeIfAbsent(one.operator(), o -> new ArrayList<>()).add(one);
    }
    Map<String, Graph> graphs = new LinkedHashMap<>();
    operators.forEach((name, cases) -> graphs.put(name, graph("Sized" + graphs.size(), cases)));
    Compiled compiled = Compiled.of(List.copyOf(graphs.values()), precision, flavours);
    return operators.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> check(operators.get(name), graphs.get(name), compiled, precision)));
  }

  /** All cases of one operator, side by side. */
  private static Graph graph(String name, List<SizedCase> cases) {
    GraphMaker maker = new GraphMaker(name);
    maker.dim("N");
    for (int number = 0; number < cases.size(); number++) {
      List<Expr> operands = new ArrayList<>();
      for (TensorType type : cases.get(number).types()) {
        operands.add(maker.input("case" + number + "_" + operands.size(), type));
      }
      maker.output("case" + number, cases.get(number).apply(maker.table(), operands));
    }
    return maker.make();
  }

  private static void check(
      List<SizedCase> cases, Graph graph, Compiled compiled, Precision precision) {
    for (long size : SIZES) {
      Random random = new Random(size);
      Run.Filling filling =
          (input, extents) ->
              graph.inputs().contains(input)
                  ? numbers(cases, input, extents, random)
                  : nearOne(extents, random);
      new Run(graph, precision, compiled.type(graph.name()), Map.of("N", size), filling).check();
    }
  }

  private static Numbers numbers(
      List<SizedCase> cases, Graph.Input input, List<Integer> extents, Random random) {
    String[] place = input.name().substring("case".length()).split("_");
    SizedCase one = cases.get(Integer.parseInt(place[0]));
    if (!one.values().isEmpty()) {
      return repeated(one.values().get(Integer.parseInt(place[1])), extents);
    }
    boolean real = input.value().type().element() == ElementType.REAL;
    return real ? nearOne(extents, random) : Run.random(random.nextLong()).apply(input, extents);
  }

  private static Numbers repeated(double[] values, List<Integer> extents) {
    double[] elements = new double[size(extents)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = values[i % values.length];
    }
    return Numbers.of(extents, elements);
  }

  /** Reals so near to 1 and -1 that no product of all of them is too large or too small. */
  private static Numbers nearOne(List<Integer> extents, Random random) {
    double[] elements = new double[size(extents)];
    for (int i = 0; i < elements.length; i++) {
      double sign = random.nextBoolean() ? 1 : -1;
      elements[i] = sign * (1 + 0.2 * (random.nextDouble() - 0.5));
    }
    return Numbers.of(extents, elements);
  }

  private static int size(List<Integer> extents) {
    return extents.stream().reduce(1, (a, b) -> a * b);
  }
}
