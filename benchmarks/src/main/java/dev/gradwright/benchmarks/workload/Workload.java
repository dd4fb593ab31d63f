package dev.gradwright.benchmarks.workload;

import static dev.gradwright.benchmarks.limit.Bound.bytes;
import static dev.gradwright.benchmarks.limit.Bound.none;
import static dev.gradwright.benchmarks.limit.Bound.products;

import dev.gradwright.benchmarks.limit.Bound;
import java.util.function.Supplier;

/** The workloads, each with what bounds its step: the products that no way of computing avoids. */
public enum Workload {
  // @formatter:off
  I("i", "2-2-2 sigmoid net, batch 1, SGD", none(), Classifiers::sigmoids),
  II_B1("ii-b1", "784-128-10 relu, softmax-CE, batch 1, SGD", none(), () -> Classifiers.dense(1)),
  II_B64("ii-b64", "784-128-10 relu, softmax-CE, batch 64, SGD",
      products(2, 64, 128, 784).and(products(3, 64, 10, 128)), () -> Classifiers.dense(64)),
  III("iii", "784-512-512-10, batch 128, Adam",
      products(2, 128, 512, 784).and(products(3, 128, 512, 512)).and(products(3, 128, 10, 512)), Classifiers::deep),
  IV("iv", "LSTM 64 -> 128, T 64, batch 32, last output -> 10, SGD",
      products(2, 64 * 32, 512, 64).and(products(3, 64 * 32, 512, 128)), Classifiers::sequences),
  V("v", "28x28: conv5x5x8 relu pool2 conv5x5x16 relu pool2 dense10, batch 64, SGD",
      products(2, 64 * 24 * 24, 8, 25).and(products(3, 64 * 8 * 8, 16, 200)).and(products(3, 64, 10, 256)), Classifiers::images),
  VI("vi", "sum(gelu(x*w+b)*tanh(x)), 1M floats, three gradients", bytes(6 * 4 * (1 << 20)), Chains::elementwise),
  VII("vii", "2 pre-LN transformer blocks, d 128, 4 heads, T 128, FF 512, batch 8, SGD",
      products(2 * 3 * 4, 8 * 128, 128, 128).and(products(2 * 3 * 2, 8 * 128, 512, 128))
          .and(products(2 * 3 * 2, 8 * 4 * 128, 128, 32)), Chains::transformer);
  // @formatter:on

  private final String row;
  private final String title;
  private final Bound bound;
  private final Supplier<Training> training;

  Workload(String row, String title, Bound bound, Supplier<Training> training) {
    this.row = row;
    this.title = title;
    this.bound = bound;
    this.training = training;
  }

  /**
   * Its name on the command line and in results.
   *
   * @return such as {@code ii-b64}
   */
  public String row() {
    return row;
  }

  /**
   * What it is.
   *
   * @return network, batch and optimizer
   */
  public String title() {
    return title;
  }

  /**
   * What bounds its step.
   *
   * @return the work that cannot be left out
   */
  public Bound bound() {
    return bound;
  }

  /**
   * A new one, with parameters of its own.
   *
   * @return equal on every call
   */
  public Training training() {
    return training.get();
  }
}
