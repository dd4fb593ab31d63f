package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.workload.Sequences;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recurrent networks of growing sizes: a step takes as much time per batch, step of the sequence
 * and layer at each of them if the rate is the same.
 */
record ScalingRow() implements Row {
  private static final int STEPS = 64;
  private static final int BATCH = 32;
  private static final int SMALL_BATCH = 8;
  private static final int GATES = 4;

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String title() {
    return "LSTMs of width 64 by batch, length and layers, SGD";
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    Stream<Case> batches =
        Stream.of(8, 32, 128).map(n -> scaled("batch-" + n, Sequences.ONE_LAYER, STEPS, n));
    Stream<Case> lengths =
        Stream.of(100, 1_000, 10_000)
            .map(t -> scaled("steps-" + t, Sequences.ONE_LAYER, t, SMALL_BATCH));
    Stream<Case> layers =
        Stream.of(Sequences.values()).map(of -> scaled("layers-" + of.layers(), of, STEPS, BATCH));
    return Stream.of(batches, lengths, layers)
        .flatMap(cases -> cases)
        .flatMap(each -> each.measure(conditions).stream())
        .toList();
  }

  /**
   * Two products of every layer's gates, two for their weights' gradients and two for those of what
   * it reads, but for the first layer's inputs.
   */
  private Case scaled(String size, Sequences network, int steps, int batch) {
    int width = Sequences.WIDTH;
    double products = 6.0 * network.layers() - 1;
    Bound bound = Bound.products(products, (double) steps * batch, (double) GATES * width, width);
    return Case.alone(name() + "/" + size, network.training(steps, batch).step(), bound);
  }
}
