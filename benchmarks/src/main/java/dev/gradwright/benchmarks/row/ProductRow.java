package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.runtime.kernel.KernelProvider;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Product;
import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.kernel.Scratch;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Matrix products of the runtime against the processor's peak. */
record ProductRow() implements Row {
  private static final long SEED = 1;
  private static final List<Size> SIZES =
      List.of(
          Size.plain(64, 64, 64),
          Size.plain(128, 128, 128),
          Size.plain(256, 256, 256),
          Size.plain(512, 512, 512),
          Size.plain(1024, 1024, 1024),
          Size.plain(64, 784, 128),
          new Size(784, 64, 128, Layout.TRANSPOSED, Layout.PLAIN),
          new Size(64, 128, 784, Layout.PLAIN, Layout.TRANSPOSED),
          Size.plain(32, 128, 512));

  /** Of an m x k matrix by a k x n matrix, either of which may be stored crosswise. */
  private record Size(int m, int k, int n, Layout left, Layout right) {

    static Size plain(int m, int k, int n) {
      return new Size(m, k, n, Layout.PLAIN, Layout.PLAIN);
    }

    Product product() {
      return Product.of(left, right, Store.OVERWRITE, m, n, k);
    }

    double operations() {
      return 2.0 * m * n * k;
    }

    @Override
    public String toString() {
      return m + "x" + k + mark(left) + "x" + n + mark(right);
    }

    private static String mark(Layout layout) {
      return switch (layout) {
        case PLAIN -> "";
        case TRANSPOSED -> "t";
      };
    }
  }

  @Override
  public String name() {
    return "kernels-products";
  }

  @Override
  public String title() {
    return "matrix products, m x k by k x n; `t` behind a factor that is stored crosswise";
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    return SIZES.stream()
        .flatMap(size -> Stream.of(floats(size), doubles(size)))
        .flatMap(product -> product.measure(conditions).stream())
        .toList();
  }

  private Case floats(Size size) {
    float[] a = randomFloats(size.m * size.k);
    float[] b = randomFloats(size.k * size.n);
    float[] c = new float[size.m * size.n];
    KernelProvider kernels = Kernels.provider();
    Product product = size.product();
    Scratch scratch = new Scratch();
    Step step =
        () -> {
          kernels.multiply(product, a, 0, b, 0, c, 0, scratch);
          return c[0];
        };
    Bound bound = new Bound(Bound.Kind.FLOATS, size.operations());
    return Case.alone(name() + "/f32-" + size, step, bound);
  }

  private Case doubles(Size size) {
    double[] a = randomDoubles(size.m * size.k);
    double[] b = randomDoubles(size.k * size.n);
    double[] c = new double[size.m * size.n];
    KernelProvider kernels = Kernels.provider();
    Product product = size.product();
    Scratch scratch = new Scratch();
    Step step =
        () -> {
          kernels.multiply(product, a, 0, b, 0, c, 0, scratch);
          return c[0];
        };
    Bound bound = new Bound(Bound.Kind.DOUBLES, size.operations());
    return Case.alone(name() + "/f64-" + size, step, bound);
  }

  private static float[] randomFloats(int length) {
    double[] doubles = randomDoubles(length);
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  private static double[] randomDoubles(int length) {
    return new SplittableRandom(SEED).doubles(length).map(x -> 2 * x - 1).toArray();
  }
}
