package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.workload.Sequences;
import dev.gradwright.benchmarks.workload.Training;
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
    Stream<Scaled> batches =
        Stream.of(8, 32, 128).map(n -> new Scaled("batch-" + n, Sequences.ONE_LAYER, STEPS, n));
    Stream<Scaled> lengths =
        Stream.of(100, 1_000, 10_000)
            .map(t -> new Scaled("steps-" + t, Sequences.ONE_LAYER, t, SMALL_BATCH));
    Stream<Scaled> layers =
        Stream.of(Sequences.values())
            .map(network -> new Scaled("layers-" + network.layers(), network, STEPS, BATCH));
    return Stream.of(batches, lengths, layers)
        .flatMap(sizes -> sizes)
        .flatMap(size -> measure(size, conditions).stream())
        .toList();
  }

  private record Scaled(String name, Sequences network, int steps, int batch) {}

  /**
   * Two products of every layer's gates, two for their weights' gradients and two for those of what
   * it reads, but for the first layer's inputs.
   */
  private List<Result> measure(Scaled size, Conditions conditions) {
    int width = Sequences.WIDTH;
    double products = 6.0 * size.network.layers() - 1;
    double rows = (double) size.steps * size.batch;
    Bound bound = Bound.products(products, rows, (double) GATES * width, width);
    Training training = size.network.training(size.steps, size.batch);
    return Case.alone(name() + "/" + size.name, training.step(), bound)
        .measure(conditions, training.model());
  }
}
