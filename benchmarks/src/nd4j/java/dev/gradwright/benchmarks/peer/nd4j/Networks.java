package dev.gradwright.benchmarks.peer.nd4j;

import java.util.function.UnaryOperator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** From the weights of a workload to its loss. */
final class Networks {
  private Networks() {}

  static SDVariable sigmoids(Weights weights) {
    SameDiff graph = weights.graph();
    UnaryOperator<SDVariable> hidden = dense(weights, "hidden");
    UnaryOperator<SDVariable> last = dense(weights, "last");
    SDVariable h = graph.nn.sigmoid(hidden.apply(weights.reals(0)));
    SDVariable error = graph.nn.sigmoid(last.apply(h)).sub(weights.reals(1));
    return graph.math.square(error).sum().mul(0.5);
  }

  static SDVariable dense(Weights weights) {
    UnaryOperator<SDVariable> fc1 = dense(weights, "fc1");
    UnaryOperator<SDVariable> fc2 = dense(weights, "fc2");
    SDVariable h = weights.graph().nn.relu(fc1.apply(weights.reals(0)), 0);
    return crossEntropy(weights, fc2.apply(h));
  }

  static SDVariable deep(Weights weights) {
    UnaryOperator<SDVariable> fc1 = dense(weights, "fc1");
    UnaryOperator<SDVariable> fc2 = dense(weights, "fc2");
    UnaryOperator<SDVariable> fc3 = dense(weights, "fc3");
    SDVariable first = weights.graph().nn.relu(fc1.apply(weights.reals(0)), 0);
    SDVariable second = weights.graph().nn.relu(fc2.apply(first), 0);
    return crossEntropy(weights, fc3.apply(second));
  }

  /** Its linear layer fails on batches of one: their sum over the batch is no operation to it. */
  private static UnaryOperator<SDVariable> dense(Weights weights, String path) {
    SDVariable w = weights.parameter(path + ".w");
    SDVariable b = weights.parameter(path + ".b");
    return x -> x.mmul(w).add(b);
  }

  /** Of one-hot rows, averaged: the loss of sparse classes has a gradient that ignores its seed. */
  private static SDVariable crossEntropy(Weights weights, SDVariable logits) {
    return weights.graph().loss.softmaxCrossEntropy(weights.classes(1, 10), logits, null);
  }
}
