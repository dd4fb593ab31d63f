package dev.gradwright.benchmarks.peer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.loss.Loss;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** From the weights of a workload to its loss, by the functions that DJL's own layers call. */
final class Networks {
  private static final Shape TWO = new Shape(2, 2);
  private static final Shape NONE = new Shape(0, 0);

  private Networks() {}

  static Supplier<NDArray> sigmoids(Weights weights) {
    UnaryOperator<NDArray> hidden = dense(weights, "hidden", 2);
    UnaryOperator<NDArray> last = dense(weights, "last", 2);
    NDArray x = weights.reals(0);
    NDArray y = weights.reals(1);
    return () -> sigmoid(last.apply(sigmoid(hidden.apply(x)))).sub(y).square().sum().mul(0.5f);
  }

  private static NDArray sigmoid(NDArray x) {
    return Activation.sigmoid(x);
  }

  static Supplier<NDArray> dense(Weights weights) {
    UnaryOperator<NDArray> fc1 = dense(weights, "fc1", 784);
    UnaryOperator<NDArray> fc2 = dense(weights, "fc2", 128);
    NDArray x = weights.reals(0);
    NDArray y = weights.classes(1);
    return () -> crossEntropy(fc2.apply(Activation.relu(fc1.apply(x))), y);
  }

  static Supplier<NDArray> deep(Weights weights) {
    UnaryOperator<NDArray> fc1 = dense(weights, "fc1", 784);
    UnaryOperator<NDArray> fc2 = dense(weights, "fc2", 512);
    UnaryOperator<NDArray> fc3 = dense(weights, "fc3", 512);
    NDArray x = weights.reals(0);
    NDArray y = weights.classes(1);
    return () -> {
      NDArray first = Activation.relu(fc1.apply(x));
      return crossEntropy(fc3.apply(Activation.relu(fc2.apply(first))), y);
    };
  }

  static Supplier<NDArray> sequences(Weights weights) {
    // Its second bias is always 0, so that both networks learn the same numbers.
    NDList parameters =
        new NDList(
            weights.linear("lstm.wx", 64),
            weights.linear("lstm.wh", 128),
            weights.plain("lstm.b"),
            weights.zeros(512));
    NDList start = new NDList(weights.zeros(1, 32, 128), weights.zeros(1, 32, 128));
    UnaryOperator<NDArray> fc = dense(weights, "fc", 128);
    NDArray x = weights.reals(0);
    NDArray y = weights.classes(1);
    return () -> {
      NDArray h =
          x.getNDArrayInternal().lstm(x, start, parameters, true, 1, 0, true, false, false).get(0);
      return crossEntropy(fc.apply(h.get(63)), y);
    };
  }

  static Supplier<NDArray> images(Weights weights) {
    UnaryOperator<NDArray> conv1 = convolution(weights, "conv1");
    UnaryOperator<NDArray> conv2 = convolution(weights, "conv2");
    UnaryOperator<NDArray> fc = dense(weights, "fc", 256);
    NDArray x = weights.reals(0);
    NDArray y = weights.classes(1);
    return () -> {
      NDArray smaller = pooled(conv2.apply(pooled(conv1.apply(x))));
      return crossEntropy(fc.apply(smaller.reshape(-1, 256)), y);
    };
  }

  private static NDArray pooled(NDArray x) {
    return Pool.maxPool2d(Activation.relu(x), TWO, TWO, NONE, false);
  }

  static Supplier<NDArray> chain(Weights weights) {
    NDArray x = weights.learntReals(0);
    NDArray w = weights.learntReals(1);
    NDArray b = weights.learntReals(2);
    return () -> Activation.gelu(x.mul(w).add(b)).mul(x.tanh()).sum();
  }

  static Supplier<NDArray> transformer(Weights weights) {
    UnaryOperator<NDArray> first = new Block(weights, "first");
    UnaryOperator<NDArray> second = new Block(weights, "second");
    NDArray x = weights.reals(0);
    NDArray y = weights.reals(1);
    return () -> second.apply(first.apply(x)).sub(y).square().mean();
  }

  static UnaryOperator<NDArray> dense(Weights weights, String path, long in) {
    NDArray w = weights.linear(path + ".w", in);
    NDArray b = weights.plain(path + ".b");
    return x -> Linear.linear(x, w, b).head();
  }

  private static UnaryOperator<NDArray> convolution(Weights weights, String path) {
    NDArray w = weights.plain(path + ".w");
    NDArray b = weights.plain(path + ".b");
    return x -> Conv2d.conv2d(x, w, b).head();
  }

  private static NDArray crossEntropy(NDArray logits, NDArray classes) {
    return Loss.softmaxCrossEntropyLoss().evaluate(new NDList(classes), new NDList(logits));
  }
}
