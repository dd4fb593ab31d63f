package dev.gradwright.benchmarks.peer.libtorch;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.peer.Peer;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Every workload in libtorch. */
public final class Libtorch implements Peer {
  // Of the profile in the pom; the library does not tell.
  private static final String VERSION = "2.10.0";

  /** For the service loader. */
  public Libtorch() {}

  @Override
  public String name() {
    return "libtorch " + VERSION;
  }

  @Override
  public Optional<Step> step(Workload workload, Training equal, int threads) {
    Step step = step(workload, equal);
    return Optional.of(
        () -> {
          Pools.use(threads);
          return step.run();
        });
  }

  private static Step step(Workload workload, Training equal) {
    return switch (workload) {
      case I -> training(equal, Networks::sigmoids, sgd(0.5));
      case II_B1, II_B64 -> training(equal, Networks::dense, sgd(0.01));
      case III -> training(equal, Networks::deep, p -> new Adam(p, new AdamOptions(1e-3)));
      case IV -> training(equal, Networks::sequences, sgd(0.1));
      case V -> training(equal, Networks::images, sgd(0.01));
      case VI -> gradients(equal, Networks::chain);
      case VII -> training(equal, Networks::transformer, sgd(0.1));
    };
  }

  private static Function<TensorVector, Optimizer> sgd(double rate) {
    return parameters -> new SGD(parameters, new SGDOptions(rate));
  }

  private static Step training(
      Training equal,
      Function<Weights, Supplier<Tensor>> network,
      Function<TensorVector, Optimizer> rule) {
    Weights weights = new Weights(equal);
    Supplier<Tensor> forward = network.apply(weights);
    Optimizer optimizer = rule.apply(weights.learnt());
    return () -> {
      try (PointerScope scope = new PointerScope()) {
        double loss = derive(optimizer, forward);
        optimizer.step();
        return loss;
      }
    };
  }

  private static Step gradients(Training equal, Function<Weights, Supplier<Tensor>> network) {
    Weights weights = new Weights(equal);
    Supplier<Tensor> forward = network.apply(weights);
    Optimizer optimizer = sgd(0).apply(weights.learnt());
    return () -> {
      try (PointerScope scope = new PointerScope()) {
        return derive(optimizer, forward);
      }
    };
  }

  private static double derive(Optimizer optimizer, Supplier<Tensor> forward) {
    optimizer.zero_grad();
    Tensor loss = forward.get();
    loss.backward();
    return loss.item_float();
  }
}
