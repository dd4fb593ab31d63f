package dev.gradwright.runtime.train;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.train.EpochHook.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Trains for some epochs over batches; each {@code with} method gives a new trainer.
 *
 * <pre>{@code
 * Trainer.over(batches, 5)
 *     .withMetric("accuracy", this::accuracy)
 *     .withHook(EarlyStop.onMetric(3))
 *     .train(batch -> {
 *       model.resize(batch.rows());
 *       double loss = model.forward(batch.floats(0), batch.ints(1));
 *       model.backward();
 *       adam.step(model.parameters(), model.gradients());
 *       return loss;
 *     });
 * }</pre>
 */
public final class Trainer {
  private final Batches batches;
  private final int epochs;
  private final int firstEpoch;
  private final long firstBatch;
  private final Optional<Metric> metric;
  private final List<EpochHook> hooks;
  private final LongSupplier skips;
  private final Progress progress;

  private record Metric(String name, DoubleSupplier measure) {
    Metric {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(measure, "measure");
    }
  }

  private Trainer(
      Batches batches,
      int epochs,
      int firstEpoch,
      long firstBatch,
      Optional<Metric> metric,
      List<EpochHook> hooks,
      LongSupplier skips,
      Progress progress) {
    this.batches = batches;
    this.epochs = epochs;
    this.firstEpoch = firstEpoch;
    this.firstBatch = firstBatch;
    this.metric = metric;
    this.hooks = hooks;
    this.skips = Objects.requireNonNull(skips, "skips");
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  /**
   * From the first epoch on, without metric and hooks, showing its progress on standard error.
   *
   * @param batches what is trained on
   * @param epochs how many times, at least 0
   * @return a new trainer
   * @throws IllegalArgumentException if the epochs are negative or there is no batch
   */
  public static Trainer over(Batches batches, int epochs) {
    if (epochs < 0) {
      throw new IllegalArgumentException("training for " + epochs + " epochs");
    }
    if (batches.perEpoch() == 0) {
      throw new IllegalArgumentException("there is nothing to train on: the data set has no rows");
    }
    return new Trainer(
        batches, epochs, 0, 0, Optional.empty(), List.of(), () -> 0, Progress.standard());
  }

  /**
   * The same, going on where another run stood.
   *
   * @param epoch the epoch to go on in, from 0
   * @param batch how many of its batches to pass over
   * @return a new trainer
   * @throws IllegalArgumentException if one is negative
   */
  public Trainer from(int epoch, long batch) {
    if (epoch < 0 || batch < 0) {
      throw new IllegalArgumentException("going on from epoch " + epoch + ", batch " + batch);
    }
    return new Trainer(batches, epochs, epoch, batch, metric, hooks, skips, progress);
  }

  /**
   * The same with a metric, measured after every epoch.
   *
   * @param name what it is called
   * @param measure measures it, usually on examples held out
   * @return a new trainer
   */
  public Trainer withMetric(String name, DoubleSupplier measure) {
    Optional<Metric> named = Optional.of(new Metric(name, measure));
    return new Trainer(batches, epochs, firstEpoch, firstBatch, named, hooks, skips, progress);
  }

  /**
   * The same with one more hook; hooks are asked in their order.
   *
   * @param hook asked after every epoch
   * @return a new trainer
   */
  public Trainer withHook(EpochHook hook) {
    List<EpochHook> more = new ArrayList<>(hooks);
    more.add(Objects.requireNonNull(hook, "hook"));
    return new Trainer(
        batches, epochs, firstEpoch, firstBatch, metric, List.copyOf(more), skips, progress);
  }

  /**
   * The same with steps that may be skipped, as a loss scale does when gradients overflow. A loss
   * that is not finite ends training, unless its step was skipped; then it counts for nothing.
   *
   * @param skipped how many steps were skipped so far, such as {@code scale::skippedSteps}
   * @return a new trainer
   */
  public Trainer withSkips(LongSupplier skipped) {
    return new Trainer(batches, epochs, firstEpoch, firstBatch, metric, hooks, skipped, progress);
  }

  /**
   * The same with another form of progress.
   *
   * @param newProgress where and how
   * @return a new trainer
   */
  public Trainer withProgress(Progress newProgress) {
    return new Trainer(batches, epochs, firstEpoch, firstBatch, metric, hooks, skips, newProgress);
  }

  /**
   * Trains.
   *
   * @param step called once per batch
   * @return one report per epoch that was trained
   * @throws DivergedException at the first loss that is not finite
   * @throws IOException if a hook fails with it
   */
  public List<EpochReport> train(Step step) throws IOException {
    progress.begin(metric.map(Metric::name).orElse(""), epochs);
    try {
      return trainEpochs(step);
    } finally {
      progress.end();
    }
  }

  private List<EpochReport> trainEpochs(Step step) throws IOException {
    List<EpochReport> reports = new ArrayList<>();
    Verdict verdict = Verdict.CONTINUE;
    for (int epoch = firstEpoch; epoch < epochs && verdict == Verdict.CONTINUE; epoch++) {
      long passed = epoch == firstEpoch ? firstBatch : 0;
      if (passed < batches.perEpoch()) {
        EpochReport report = trainEpoch(step, epoch, passed);
        reports.add(report);
        progress.epoch(report);
        verdict = ask(report);
      }
    }
    return List.copyOf(reports);
  }

  private EpochReport trainEpoch(Step step, int epoch, long passed) {
    batches.begin(epoch);
    batches.skip(passed);
    Mean loss = new Mean();
    long perEpoch = batches.perEpoch();
    long begun = firstEpoch * perEpoch + firstBatch;
    long done = epoch * perEpoch + passed;
    while (batches.next()) {
      add(loss, step, epoch, done - epoch * perEpoch);
      done++;
      progress.batch(epoch, done, epochs * perEpoch, done - begun, loss);
    }
    if (Double.isNaN(loss.value())) {
      throw DivergedException.allSkipped(epoch, perEpoch);
    }
    return new EpochReport(epoch, loss.value(), measured(), done);
  }

  private void add(Mean loss, Step step, int epoch, long batch) {
    long skipped = skips.getAsLong();
    double now = step.train(batches);
    if (Double.isFinite(now)) {
      loss.add(now, batches.rows());
    } else if (skips.getAsLong() == skipped) {
      throw DivergedException.at(epoch, batch, batches.perEpoch(), now);
    }
  }

  private OptionalDouble measured() {
    return metric.isPresent()
        ? OptionalDouble.of(metric.get().measure().getAsDouble())
        : OptionalDouble.empty();
  }

  private Verdict ask(EpochReport report) throws IOException {
    Verdict verdict = Verdict.CONTINUE;
    for (EpochHook hook : hooks) {
      verdict = hook.after(report) == Verdict.STOP ? Verdict.STOP : verdict;
    }
    return verdict;
  }
}
