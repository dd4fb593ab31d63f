package dev.gradwright.benchmarks.peer.libtorch;

import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** A training's parameters and batch, copied; matrices as libtorch's own layers keep them. */
final class Weights {
  private final Training training;
  private final List<Tensor> learnt = new ArrayList<>();

  Weights(Training training) {
    this.training = training;
  }

  /** A parameter as it is. */
  Tensor plain(String path) {
    return learn(copy(training.parameter(path)));
  }

  /** A parameter for where libtorch wants an optional tensor. */
  TensorOptional optional(String path) {
    return new TensorOptional(plain(path));
  }

  /** An [In, ...] parameter as the [Out, In] of torch's linear layers. */
  Tensor linear(String path, long in) {
    return learn(linearCopy(path, in));
  }

  /** Several [D, ...] parameters as one [Out, D], as torch's attention keeps its projections. */
  Tensor stacked(long in, String... paths) {
    Tensor[] parts = Arrays.stream(paths).map(path -> linearCopy(path, in)).toArray(Tensor[]::new);
    return learn(org.bytedeco.pytorch.global.torch.cat(new TensorVector(parts), 0));
  }

  private Tensor linearCopy(String path, long in) {
    return copy(training.parameter(path)).view(in, -1).t().contiguous();
  }

  /** An input of reals. */
  Tensor reals(int input) {
    return copy((FloatTensor) training.inputs().get(input));
  }

  /** An input of reals that a gradient is wanted for. */
  Tensor learntReals(int input) {
    return learn(reals(input));
  }

  /** An input of classes. */
  Tensor classes(int input) {
    int[] classes = ((IntTensor) training.inputs().get(input)).array();
    return Tensor.create(Arrays.stream(classes).asLongStream().toArray());
  }

  /** All that was asked for, for the optimizer. */
  TensorVector learnt() {
    return new TensorVector(learnt.toArray(Tensor[]::new));
  }

  private static Tensor copy(FloatTensor tensor) {
    float[] values = Arrays.copyOf(tensor.array(), tensor.size());
    return Tensor.create(values, Arrays.stream(tensor.shape()).asLongStream().toArray());
  }

  private Tensor learn(Tensor leaf) {
    leaf.set_requires_grad(true);
    learnt.add(leaf);
    return leaf;
  }
}
