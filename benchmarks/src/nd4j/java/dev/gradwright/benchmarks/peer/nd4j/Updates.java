package dev.gradwright.benchmarks.peer.nd4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** An optimizer as ND4J's own training loop applies it. */
final class Updates {
  private final Map<String, INDArray> learnt;
  private final Map<String, GradientUpdater<?>> updaters = new HashMap<>();
  private int iteration;

  Updates(Map<String, INDArray> learnt, IUpdater rule) {
    this.learnt = learnt;
    learnt.forEach((name, weight) -> updaters.put(name, updater(rule, weight)));
  }

  private static GradientUpdater<?> updater(IUpdater rule, INDArray weight) {
    long size = rule.stateSize(weight.length());
    return size == 0
        ? rule.instantiate((INDArray) null, false)
        : rule.instantiate(Nd4j.zeros(DataType.FLOAT, 1, size), true);
  }

  void apply(Map<String, INDArray> gradients) {
    learnt.forEach(
        (name, weight) -> {
          INDArray gradient = gradients.get(name);
          updaters.get(name).applyUpdater(gradient, iteration, 0);
          weight.subi(gradient);
        });
    iteration++;
  }
}
