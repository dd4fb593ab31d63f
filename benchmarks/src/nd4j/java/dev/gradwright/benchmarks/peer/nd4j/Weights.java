package dev.gradwright.benchmarks.peer.nd4j;

import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A training's parameters and batch, copied, and what stands for them in a graph. */
final class Weights {
  private final Training training;
  private final SameDiff graph;
  private final Map<String, INDArray> learnt = new LinkedHashMap<>();
  private final Map<String, INDArray> batch = new HashMap<>();

  Weights(Training training, SameDiff graph) {
    this.training = training;
    this.graph = graph;
  }

  SameDiff graph() {
    return graph;
  }

  SDVariable parameter(String path) {
    String name = path.replace('.', '_');
    SDVariable variable = graph.var(name, copy(training.parameter(path)));
    learnt.put(name, variable.getArr());
    return variable;
  }

  /** An input of reals. */
  SDVariable reals(int input) {
    return given(input, copy((FloatTensor) training.inputs().get(input)));
  }

  /** An input of classes, as one-hot rows. */
  SDVariable classes(int input, int count) {
    int[] classes = ((IntTensor) training.inputs().get(input)).array();
    INDArray rows = Nd4j.zeros(DataType.FLOAT, classes.length, count);
    for (int i = 0; i < classes.length; i++) {
      rows.putScalar(i, classes[i], 1);
    }
    return given(input, rows);
  }

  private SDVariable given(int input, INDArray values) {
    String name = "input" + input;
    batch.put(name, values);
    return graph.placeHolder(name, values.dataType(), values.shape());
  }

  /** The inputs' values. */
  Map<String, INDArray> batch() {
    return batch;
  }

  /** All parameters that were asked for; the graph computes with these arrays. */
  Map<String, INDArray> learnt() {
    return learnt;
  }

  private static INDArray copy(FloatTensor tensor) {
    float[] values = Arrays.copyOf(tensor.array(), tensor.size());
    long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
    return Nd4j.create(values, shape, DataType.FLOAT);
  }
}
