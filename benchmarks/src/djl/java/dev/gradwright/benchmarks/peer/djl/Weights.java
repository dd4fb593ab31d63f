package dev.gradwright.benchmarks.peer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A training's parameters and batch, copied; matrices as DJL's own layers keep them. */
final class Weights {
  private final Training training;
  private final NDManager manager;
  private final Map<String, NDArray> learnt = new LinkedHashMap<>();

  Weights(Training training, NDManager manager) {
    this.training = training;
    this.manager = manager;
  }

  /** A parameter as it is. */
  NDArray plain(String path) {
    return learn(path, copy(training.parameter(path)));
  }

  /** An [In, ...] parameter as the [Out, In] of DJL's linear layers. */
  NDArray linear(String path, long in) {
    return learn(path, linearCopy(path, in));
  }

  /** Several [D, ...] parameters as one [Out, D]. */
  NDArray stacked(long in, String... paths) {
    NDList parts = new NDList();
    Arrays.stream(paths).forEach(path -> parts.add(linearCopy(path, in)));
    return learn(paths[0], NDArrays.concat(parts, 0));
  }

  private NDArray linearCopy(String path, long in) {
    return copy(training.parameter(path)).reshape(in, -1).transpose().duplicate();
  }

  /** An input of reals. */
  NDArray reals(int input) {
    return copy((FloatTensor) training.inputs().get(input));
  }

  /** An input of reals that a gradient is wanted for. */
  NDArray learntReals(int input) {
    return learn("input" + input, reals(input));
  }

  /** An input of classes. */
  NDArray classes(int input) {
    int[] classes = ((IntTensor) training.inputs().get(input)).array();
    return manager.create(Arrays.stream(classes).asLongStream().toArray());
  }

  NDArray zeros(long... shape) {
    return manager.zeros(new Shape(shape));
  }

  /** All that was asked for, for the optimizer. */
  Map<String, NDArray> learnt() {
    return learnt;
  }

  private NDArray copy(FloatTensor tensor) {
    float[] values = Arrays.copyOf(tensor.array(), tensor.size());
    return manager.create(
        values, new Shape(Arrays.stream(tensor.shape()).asLongStream().toArray()));
  }

  private NDArray learn(String name, NDArray leaf) {
    leaf.setRequiresGradient(true);
    learnt.put(name, leaf);
    return leaf;
  }
}
