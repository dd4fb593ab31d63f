package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.OperatorCase;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operator of the sealed list, and its adjoint, as compiled Java. */
class OperatorTargetTest {
  private static final Map<String, Long> DIMS = Map.of("N", 3L, "K", 4L, "M", 7L);

  @TestFactory
  Stream<DynamicTest> everyOperatorComputesInDoublesWhatTheEvaluatorDoes() {
    return tests(Precision.F64);
  }

  @TestFactory
  Stream<DynamicTest> everyOperatorComputesInFloatsWhatTheEvaluatorDoes() {
    return tests(Precision.F32);
  }

  private static Stream<DynamicTest> tests(Precision precision) {
    Map<String, List<OperatorCase>> operators = new LinkedHashMap<>();
    for (OperatorCase one : OperatorCase.all()) {
      String operator = one.name().substring(0, one.name().indexOf(' '));
      operators.computeIfAbsent(operator, o -> new ArrayList<>()).add(one);
    }
    Map<String, Graph> graphs = new LinkedHashMap<>();
    operators.forEach((name, cases) -> graphs.put(name, graph("Case" + graphs.size(), cases)));
    Compiled compiled = Compiled.of(List.copyOf(graphs.values()), precision);
    return operators.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertAll(
                            name,
                            () ->
                                check(
                                    operators.get(name), graphs.get(name), compiled, precision))));
  }

  /** All rows of one operator, side by side. */
  private static Graph graph(String name, List<OperatorCase> cases) {
    GraphMaker maker = new GraphMaker(name);
    DIMS.keySet().stream().sorted().forEach(maker::dim);
    for (int row = 0; row < cases.size(); row++) {
      List<Expr> operands = new ArrayList<>();
      for (TensorType type : cases.get(row).values().types()) {
        operands.add(maker.input("row" + row + "_" + operands.size(), type));
      }
      maker.output("row" + row, cases.get(row).apply(maker.table(), operands));
    }
    return maker.make();
  }

  private static void check(
      List<OperatorCase> cases, Graph graph, Compiled compiled, Precision precision) {
    Run.Filling random = Run.random(7);
    Run.Filling filling =
        (input, extents) -> {
          boolean isSeed = !graph.inputs().contains(input);
          String[] place = input.name().substring(3).split("_");
          return isSeed
              ? random.apply(input, extents)
              : cases
                  .get(Integer.parseInt(place[0]))
                  .values()
                  .operands()
                  .get(Integer.parseInt(place[1]))
                  .numbers();
        };
    new Run(graph, precision, compiled.type(graph.name()), DIMS, filling).check();
  }
}
