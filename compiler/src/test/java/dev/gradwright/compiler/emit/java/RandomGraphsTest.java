package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RandomGraphsTest {
  private static final int GRAPHS = Integer.getInteger("gradwright.random.graphs", 40);
  private static final long SEED = Long.getLong("gradwright.random.seed", 1);

  @TestFactory
  Stream<DynamicTest> randomGraphsAgreeWithTheEvaluatorAtAwkwardSizes() {
    List<Graph> graphs = new ArrayList<>();
    for (int i = 0; i < GRAPHS; i++) {
      graphs.add(RandomGraph.of("Random" + i, SEED + i));
    }
    Compiled compiled = Compiled.of(graphs, Precision.F64);
    return graphs.stream()
        .map(
            graph ->
                DynamicTest.dynamicTest(
                    graph.name() + " of seed " + (SEED + graphs.indexOf(graph)),
                    () -> check(graph, compiled)));
  }

  private static void check(Graph graph, Compiled compiled) {
    for (long[] size : new long[][] {{0, 1}, {1, 1}, {7, 2}, {2, 13}, {13, 0}}) {
      Map<String, Long> dims = Map.of("N", size[0], "K", size[1]);
      new Run(
              graph,
              Precision.F64,
              compiled.type(graph.name()),
              dims,
              Run.random(size[0] * 31 + size[1]))
          .check();
    }
  }
}
