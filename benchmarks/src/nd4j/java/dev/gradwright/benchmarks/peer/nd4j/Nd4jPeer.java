package dev.gradwright.benchmarks.peer.nd4j;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.peer.Peer;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** The workloads of dense layers in ND4J. */
public final class Nd4jPeer implements Peer {
  // Of the profile in the pom; the library does not tell.
  private static final String VERSION = "1.0.0-M2.1";

  private static final String LOSS = "loss";

  /** For the service loader. */
  public Nd4jPeer() {}

  @Override
  public String name() {
    return "ND4J " + VERSION;
  }

  @Override
  public Optional<Step> step(Workload workload, Training equal, int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    return switch (workload) {
      case I -> Optional.of(step(equal, Networks::sigmoids, new Sgd(0.5)));
      case II_B1, II_B64 -> Optional.of(step(equal, Networks::dense, new Sgd(0.01)));
      case III -> Optional.of(step(equal, Networks::deep, new Adam(1e-3)));
      case IV, V, VI, VII -> Optional.empty();
    };
  }

  private static Step step(Training equal, Function<Weights, SDVariable> network, IUpdater rule) {
    SameDiff graph = SameDiff.create();
    Weights weights = new Weights(equal, graph);
    graph.setLossVariables(network.apply(weights).rename(LOSS));
    Updates updates = new Updates(weights.learnt(), rule);
    return () -> {
      OutAndGrad found =
          graph.calculateGradientsAndOutputs(
              weights.batch(), List.of(LOSS), weights.learnt().keySet());
      updates.apply(found.getGradients());
      return found.getOutputs().get(LOSS).getFloat(0);
    };
  }
}
