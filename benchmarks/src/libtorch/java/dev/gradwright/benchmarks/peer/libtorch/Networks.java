package dev.gradwright.benchmarks.peer.libtorch;

import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.gelu;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.lstm;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** From the weights of a workload to its loss, by the functions that torch's own layers call. */
final class Networks {
  private static final long[] ONE = {1, 1};
  private static final long[] NONE = {0, 0};

  private Networks() {}

  static Supplier<Tensor> sigmoids(Weights weights) {
    UnaryOperator<Tensor> hidden = dense(weights, "hidden", 2);
    UnaryOperator<Tensor> last = dense(weights, "last", 2);
    Tensor x = weights.reals(0);
    Tensor y = weights.reals(1);
    Scalar half = new Scalar(0.5);
    return () -> last.apply(hidden.apply(x).sigmoid()).sigmoid().sub(y).square().sum().mul(half);
  }

  static Supplier<Tensor> dense(Weights weights) {
    UnaryOperator<Tensor> fc1 = dense(weights, "fc1", 784);
    UnaryOperator<Tensor> fc2 = dense(weights, "fc2", 128);
    Tensor x = weights.reals(0);
    Tensor y = weights.classes(1);
    return () -> cross_entropy_loss(fc2.apply(relu(fc1.apply(x))), y);
  }

  static Supplier<Tensor> deep(Weights weights) {
    UnaryOperator<Tensor> fc1 = dense(weights, "fc1", 784);
    UnaryOperator<Tensor> fc2 = dense(weights, "fc2", 512);
    UnaryOperator<Tensor> fc3 = dense(weights, "fc3", 512);
    Tensor x = weights.reals(0);
    Tensor y = weights.classes(1);
    return () -> cross_entropy_loss(fc3.apply(relu(fc2.apply(relu(fc1.apply(x))))), y);
  }

  static Supplier<Tensor> sequences(Weights weights) {
    // Its second bias is always 0, so that both networks learn the same numbers.
    TensorVector parameters =
        new TensorVector(
            weights.linear("lstm.wx", 64),
            weights.linear("lstm.wh", 128),
            weights.plain("lstm.b"),
            zeros(512));
    TensorVector start = new TensorVector(zeros(1, 32, 128), zeros(1, 32, 128));
    UnaryOperator<Tensor> fc = dense(weights, "fc", 128);
    Tensor x = weights.reals(0);
    Tensor y = weights.classes(1);
    return () -> {
      Tensor h = lstm(x, start, parameters, true, 1, 0, true, false, false).get0();
      return cross_entropy_loss(fc.apply(h.select(0, -1)), y);
    };
  }

  static Supplier<Tensor> images(Weights weights) {
    UnaryOperator<Tensor> conv1 = convolution(weights, "conv1");
    UnaryOperator<Tensor> conv2 = convolution(weights, "conv2");
    UnaryOperator<Tensor> fc = dense(weights, "fc", 256);
    Tensor x = weights.reals(0);
    Tensor y = weights.classes(1);
    return () -> {
      Tensor small = max_pool2d(relu(conv1.apply(x)), 2, 2);
      Tensor smaller = max_pool2d(relu(conv2.apply(small)), 2, 2);
      return cross_entropy_loss(fc.apply(smaller.flatten(1, 3)), y);
    };
  }

  static Supplier<Tensor> chain(Weights weights) {
    Tensor x = weights.learntReals(0);
    Tensor w = weights.learntReals(1);
    Tensor b = weights.learntReals(2);
    return () -> gelu(x.mul(w).add(b)).mul(x.tanh()).sum();
  }

  static Supplier<Tensor> transformer(Weights weights) {
    UnaryOperator<Tensor> first = new Block(weights, "first");
    UnaryOperator<Tensor> second = new Block(weights, "second");
    Tensor x = weights.reals(0);
    Tensor y = weights.reals(1);
    return () -> mse_loss(second.apply(first.apply(x)), y);
  }

  static UnaryOperator<Tensor> dense(Weights weights, String path, long in) {
    Tensor w = weights.linear(path + ".w", in);
    TensorOptional b = weights.optional(path + ".b");
    return x -> linear(x, w, b);
  }

  private static UnaryOperator<Tensor> convolution(Weights weights, String path) {
    Tensor w = weights.plain(path + ".w");
    TensorOptional b = weights.optional(path + ".b");
    return x -> conv2d(x, w, b, ONE, NONE, ONE, 1);
  }
}
