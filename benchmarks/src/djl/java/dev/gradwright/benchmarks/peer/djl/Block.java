package dev.gradwright.benchmarks.peer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.function.UnaryOperator;

/** A transformer block, norms first, queries, keys and values projected at once. */
final class Block implements UnaryOperator<NDArray> {
  private static final long HEADS = 4;
  private static final long WIDTH = 128;
  private static final long HIDDEN = 512;
  private static final float EPSILON = 1e-5f;

  private final UnaryOperator<NDArray> norm1;
  private final NDArray projections;
  private final NDArray out;
  private final UnaryOperator<NDArray> norm2;
  private final UnaryOperator<NDArray> grow;
  private final UnaryOperator<NDArray> shrink;

  Block(Weights weights, String path) {
    norm1 = norm(weights, path + ".norm1");
    String attend = path + ".attend";
    projections = weights.stacked(WIDTH, attend + ".wq", attend + ".wk", attend + ".wv");
    out = weights.linear(attend + ".wo", WIDTH);
    norm2 = norm(weights, path + ".norm2");
    grow = Networks.dense(weights, path + ".grow", WIDTH);
    shrink = Networks.dense(weights, path + ".shrink", HIDDEN);
  }

  private static UnaryOperator<NDArray> norm(Weights weights, String path) {
    NDArray scale = weights.plain(path + ".scale");
    NDArray shift = weights.plain(path + ".shift");
    return x -> LayerNorm.layerNorm(x, new Shape(WIDTH), scale, shift, EPSILON).head();
  }

  @Override
  public NDArray apply(NDArray x) {
    NDArray y = x.add(attend(norm1.apply(x)));
    return y.add(shrink.apply(Activation.gelu(grow.apply(norm2.apply(y)))));
  }

  /** Its library has no attention of its own for training. */
  private NDArray attend(NDArray x) {
    long n = x.getShape().get(0);
    long t = x.getShape().get(1);
    NDArray qkv =
        Linear.linear(x, projections)
            .head()
            .reshape(n, t, 3, HEADS, WIDTH / HEADS)
            .transpose(2, 0, 3, 1, 4);
    NDArray scores = qkv.get(0).matMul(qkv.get(1).swapAxes(2, 3));
    NDArray weights = scores.div((float) Math.sqrt((double) WIDTH / HEADS)).softmax(-1);
    NDArray heads = weights.matMul(qkv.get(2)).swapAxes(1, 2).reshape(n, t, WIDTH);
    return Linear.linear(heads, out).head();
  }
}
