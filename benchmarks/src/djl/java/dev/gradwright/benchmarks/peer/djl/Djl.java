package dev.gradwright.benchmarks.peer.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.peer.Peer;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every workload in DJL. */
public final class Djl implements Peer {

  /** For the service loader. */
  public Djl() {}

  @Override
  public String name() {
    return "DJL " + Engine.getDjlVersion();
  }

  @Override
  public Optional<Step> step(Workload workload, Training equal, int threads) {
    // Read when the engine starts; each row has a process of its own.
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    return Optional.of(
        switch (workload) {
          case I -> step(equal, Networks::sigmoids, Optional.of(sgd(0.5f)));
          case II_B1, II_B64 -> step(equal, Networks::dense, Optional.of(sgd(0.01f)));
          case III -> step(equal, Networks::deep, Optional.of(adam(1e-3f)));
          case IV -> step(equal, Networks::sequences, Optional.of(sgd(0.1f)));
          case V -> step(equal, Networks::images, Optional.of(sgd(0.01f)));
          case VI -> step(equal, Networks::chain, Optional.empty());
          case VII -> step(equal, Networks::transformer, Optional.of(sgd(0.1f)));
        });
  }

  private static Optimizer sgd(float rate) {
    return Optimizer.sgd().setLearningRateTracker(Tracker.fixed(rate)).build();
  }

  private static Optimizer adam(float rate) {
    return Optimizer.adam().optLearningRateTracker(Tracker.fixed(rate)).build();
  }

  private static Step step(
      Training equal, Function<Weights, Supplier<NDArray>> network, Optional<Optimizer> optimizer) {
    Engine engine = Engine.getInstance();
    NDManager manager = engine.newBaseManager();
    Weights weights = new Weights(equal, manager);
    Supplier<NDArray> forward = network.apply(weights);
    return () -> {
      double loss = derive(engine, forward);
      optimizer.ifPresent(rule -> update(rule, weights.learnt()));
      return loss;
    };
  }

  /** The collector begins with gradients of 0. */
  private static double derive(Engine engine, Supplier<NDArray> forward) {
    try (NDScope scope = new NDScope();
        GradientCollector collector = engine.newGradientCollector()) {
      scope.suppressNotUsedWarning();
      NDArray loss = forward.get();
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** In no scope: what the optimizer remembers stays. */
  private static void update(Optimizer rule, Map<String, NDArray> learnt) {
    learnt.forEach(
        (name, weight) -> {
          try (NDArray gradient = weight.getGradient()) {
            rule.update(name, weight, gradient);
          }
        });
  }
}
