package dev.gradwright.benchmarks.peer.libtorch;

import static org.bytedeco.pytorch.global.torch.gelu;
import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.scaled_dot_product_attention;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** A transformer block, norms first, queries, keys and values projected at once. */
final class Block implements UnaryOperator<Tensor> {
  private static final long HEADS = 4;
  private static final long WIDTH = 128;
  private static final long HIDDEN = 512;
  private static final double EPSILON = 1e-5;

  private final UnaryOperator<Tensor> norm1;
  private final Tensor projections;
  private final Tensor out;
  private final UnaryOperator<Tensor> norm2;
  private final UnaryOperator<Tensor> grow;
  private final UnaryOperator<Tensor> shrink;

  Block(Weights weights, String path) {
    norm1 = norm(weights, path + ".norm1");
    String attend = path + ".attend";
    projections = weights.stacked(WIDTH, attend + ".wq", attend + ".wk", attend + ".wv");
    out = weights.linear(attend + ".wo", WIDTH);
    norm2 = norm(weights, path + ".norm2");
    grow = Networks.dense(weights, path + ".grow", WIDTH);
    shrink = Networks.dense(weights, path + ".shrink", HIDDEN);
  }

  private static UnaryOperator<Tensor> norm(Weights weights, String path) {
    TensorOptional scale = weights.optional(path + ".scale");
    TensorOptional shift = weights.optional(path + ".shift");
    return x -> layer_norm(x, new long[] {WIDTH}, scale, shift, EPSILON, true);
  }

  @Override
  public Tensor apply(Tensor x) {
    Tensor y = x.add(attend(norm1.apply(x)));
    return y.add(shrink.apply(gelu(grow.apply(norm2.apply(y)))));
  }

  private Tensor attend(Tensor x) {
    long n = x.size(0);
    long t = x.size(1);
    Tensor qkv = linear(x, projections).view(n, t, 3, HEADS, WIDTH / HEADS).permute(2, 0, 3, 1, 4);
    Tensor heads =
        scaled_dot_product_attention(qkv.select(0, 0), qkv.select(0, 1), qkv.select(0, 2));
    return linear(heads.transpose(1, 2).reshape(n, t, WIDTH), out);
  }
}
