package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.models.AffineRelu;
import dev.gradwright.benchmarks.models.Silu;
import dev.gradwright.benchmarks.models.SquaredDistance;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.workload.Examples;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generated elementwise chains and a reduction against copies of as many bytes, or against as much
 * arithmetic where that takes longer. Operations are those of what the project computes, however it
 * does.
 */
record ChainRow() implements Row {
  private static final int[] SIZES = {1 << 12, 1 << 20};

  /** A product, a sum, the larger of two. */
  private static final int AFFINE_RELU = 3;

  /**
   * An exponential, a negation, a sum, a division, a product. The exponential: two comparisons and
   * three choices for what is too large or too small, a multiply-add and a difference to round, two
   * multiply-adds for the rest, seven for the polynomial of it, and three shifts, a difference and
   * two products to scale.
   */
  private static final int SILU = 26;

  /** A difference, a product, and in twice as many vectors a conversion and a sum of doubles. */
  private static final int SQUARED_DISTANCE = 8;

  @Override
  public String name() {
    return "kernels-chains";
  }

  @Override
  public String title() {
    return "elementwise chains of so many floats: relu(x*w+b), x/(1+exp(-x)), sum((x-y)^2)";
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    return IntStream.of(SIZES)
        .boxed()
        .flatMap(n -> Stream.of(affineRelu(n), silu(n), squaredDistance(n)))
        .flatMap(chain -> chain.measure(conditions).stream())
        .toList();
  }

  private Case affineRelu(int n) {
    AffineRelu model = new AffineRelu(AffineRelu.initialise(1), n);
    FloatTensor x = Examples.reals("x", n);
    FloatTensor w = Examples.reals("w", n);
    FloatTensor b = Examples.reals("b", n);
    return chain("affine-relu", n, 4, AFFINE_RELU, () -> model.predict(x, w, b).get(0));
  }

  private Case silu(int n) {
    Silu model = new Silu(Silu.initialise(1), n);
    FloatTensor x = Examples.reals("x", n);
    return chain("silu", n, 2, SILU, () -> model.predict(x).get(0));
  }

  private Case squaredDistance(int n) {
    SquaredDistance model = new SquaredDistance(SquaredDistance.initialise(1), n);
    FloatTensor x = Examples.reals("x", n);
    FloatTensor y = Examples.reals("y", n);
    return chain("squared-distance", n, 2, SQUARED_DISTANCE, () -> model.predict(x, y).get(0));
  }

  private Case chain(String chain, int n, int arrays, int operations, Step step) {
    Bound bytes = Bound.bytes((double) arrays * Float.BYTES * n);
    Bound arithmetic = Bound.operations((double) operations * n);
    return Case.alone(name() + "/" + chain + "-" + n, step, bytes, arithmetic);
  }
}
