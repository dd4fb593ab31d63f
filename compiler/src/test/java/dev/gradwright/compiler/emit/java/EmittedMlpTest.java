package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.ModelType;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmittedMlpTest {
  @ParameterizedTest
  @EnumSource
  void aClassifierAgreesWithTheEvaluatorAtAwkwardSizes(Precision precision) {
    for (int hidden : new int[] {1, 7, 13}) {
      Graph graph = MlpGraph.of(7, hidden, 10);
      ModelType type = Compiled.of(graph, precision).type("Mlp");
      for (long n : new long[] {1, 7, 13, 64}) {
        new Run(graph, precision, type, Map.of("N", n), Run.random(n)).check();
      }
    }
  }
}
