package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.peer.Peer;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workload, beside the peers that have it, or alone. */
record WorkloadRow(Workload workload, List<Peer> peers) implements Row {
  private static final int COMPARED = 4;

  // Sums of floats in another order, through a few steps; another network is out by far more.
  private static final double TOLERANCE = 1e-3;

  @Override
  public String name() {
    return workload.row();
  }

  @Override
  public String title() {
    return workload.title();
  }

  /** What ran alone is replaced by the same beside a peer, which says more. */
  @Override
  public boolean runsBeside(String peer) {
    return peer.equals(Setting.ALONE) || peers.stream().anyMatch(each -> each.name().equals(peer));
  }

  @Override
  public List<Map<String, String>> environments() {
    return peers.isEmpty()
        ? Row.super.environments()
        : peers.stream().map(Peer::environment).distinct().toList();
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    boolean openBlas = Conditions.flavour().equals("openblas");
    if (openBlas && conditions.threads() > 1 && !peers.isEmpty()) {
      throw new IllegalStateException(
          "the flavour openblas keeps OpenBLAS to one thread, that of peers too: leave out one of"
              + " `--openblas`, `--peers` and `--threads`");
    }
    Training ours = workload.training();
    List<Contender> rivals = new ArrayList<>();
    for (Peer peer : served(conditions.threads())) {
      requireEqual(peer, conditions.threads());
      peer.step(workload, ours, conditions.threads())
          .map(step -> new Contender(peer.name(), step))
          .ifPresent(rivals::add);
    }
    return new Case(name(), ours.step(), rivals, workload.bound())
        .measure(conditions, ours.model());
  }

  /** One thread never waits; several would wait as this process has told them. */
  private List<Peer> served(int threads) {
    return peers.stream()
        .filter(
            peer ->
                threads == 1
                    || System.getenv().entrySet().containsAll(peer.environment().entrySet()))
        .toList();
  }

  /** Trains both for some steps. */
  private void requireEqual(Peer peer, int threads) {
    Training ours = workload.training();
    Optional<Step> theirs = peer.step(workload, ours, threads);
    for (int i = 0; i < COMPARED && theirs.isPresent(); i++) {
      double loss = ours.step().run();
      double rival = theirs.get().run();
      if (!(Math.abs(loss - rival) <= TOLERANCE * Math.abs(loss))) {
        throw new IllegalStateException(
            name()
                + ": before step "
                + i
                + " our loss is "
                + loss
                + ", "
                + peer.name()
                + "'s "
                + rival);
      }
    }
  }
}
