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

/** Generated elementwise chains and a reduction against copies of as many bytes. */
record ChainRow() implements Row {
  private static final int[] SIZES = {1 << 12, 1 << 20};

  @Override
  public String name() {
    return "kernels-chains";
  }

  @Override
  public String title() {
    return "elementwise chains of floats, in GB/s";
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    return IntStream.of(SIZES)
        .boxed()
        .flatMap(n -> Stream.of(affineRelu(n), silu(n), squaredDistance(n)))
        .map(chain -> chain.measure(conditions))
        .toList();
  }

  private Case affineRelu(int n) {
    AffineRelu model = new AffineRelu(AffineRelu.initialise(1), n);
    FloatTensor x = Examples.reals("x", n);
    FloatTensor w = Examples.reals("w", n);
    FloatTensor b = Examples.reals("b", n);
    return chain("affine-relu", n, 4, () -> model.predict(x, w, b).get(0));
  }

  private Case silu(int n) {
    Silu model = new Silu(Silu.initialise(1), n);
    FloatTensor x = Examples.reals("x", n);
    return chain("silu", n, 2, () -> model.predict(x).get(0));
  }

  private Case squaredDistance(int n) {
    SquaredDistance model = new SquaredDistance(SquaredDistance.initialise(1), n);
    FloatTensor x = Examples.reals("x", n);
    FloatTensor y = Examples.reals("y", n);
    return chain("squared-distance", n, 2, () -> model.predict(x, y).get(0));
  }

  private Case chain(String chain, int n, int arrays, Step step) {
    Bound bound = Bound.bytes((double) arrays * Float.BYTES * n);
    return Case.alone(name() + "/" + chain + "-" + n, step, bound);
  }
}
