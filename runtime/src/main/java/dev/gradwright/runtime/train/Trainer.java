package dev.gradwright.runtime.train;

import dev.gradwright.runtime.data.Batches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

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
  private final String metricName;
  private final List<DoubleSupplier> metric;
  private final List<EpochHook> hooks;
  private final Progress progress;

  private Trainer(
      Batches batches,
      int epochs,
      int firstEpoch,
      long firstBatch,
      String metricName,
      List<DoubleSupplier> metric,
      List<EpochHook> hooks,
      Progress progress) {
    this.batches = batches;
    this.epochs = epochs;
    this.firstEpoch = firstEpoch;
    this.firstBatch = firstBatch;
    this.metricName = metricName;
    this.metric = metric;
    this.hooks = hooks;
    this.progress = progress;
  }

  /**
   * From the first epoch on, without metric and hooks, showing its progress on standard error.
   *
   * @param batches what is trained on
   * @param epochs how many times
   * @return a new trainer
   */
  public static Trainer over(Batches batches, int epochs) {
    return new Trainer(batches, epochs, 0, 0, "", List.of(), List.of(), Progress.standard());
  }

  /**
   * The same, going on where another run stood.
   *
   * @param epoch the epoch to go on in, from 0
   * @param batch how many of its batches to pass over
   * @return a new trainer
   */
  public Trainer from(int epoch, long batch) {
    return new Trainer(batches, epochs, epoch, batch, metricName, metric, hooks, progress);
  }

  /**
   * The same with a metric, measured after every epoch.
   *
   * @param name what it is called
   * @param measure measures it, usually on examples held out
   * @return a new trainer
   */
  public Trainer withMetric(String name, DoubleSupplier measure) {
    return new Trainer(
        batches, epochs, firstEpoch, firstBatch, name, List.of(measure), hooks, progress);
  }

  /**
   * The same with one more hook; hooks are asked in their order.
   *
   * @param hook asked after every epoch
   * @return a new trainer
   */
  public Trainer withHook(EpochHook hook) {
    List<EpochHook> more = new ArrayList<>(hooks);
    more.add(hook);
    return new Trainer(
        batches, epochs, firstEpoch, firstBatch, metricName, metric, List.copyOf(more), progress);
  }

  /**
   * The same with another form of progress.
   *
   * @param newProgress where and how
   * @return a new trainer
   */
  public Trainer withProgress(Progress newProgress) {
    return new Trainer(
        batches, epochs, firstEpoch, firstBatch, metricName, metric, hooks, newProgress);
  }

  /**
   * Trains.
   *
   * @param step called once per batch
   * @return one report per epoch that was trained
   * @throws IOException if a hook fails with it
   */
  public List<EpochReport> train(Step step) throws IOException {
    List<EpochReport> reports = new ArrayList<>();
    progress.begin(metricName);
    for (int epoch = firstEpoch; epoch < epochs; epoch++) {
      batches.begin(epoch);
      long skipped = epoch == firstEpoch ? firstBatch : 0;
      batches.skip(skipped);
      EpochReport report = trainEpoch(step, epoch, skipped);
      reports.add(report);
      progress.epoch(report, epochs);
      if (stops(report)) {
        break;
      }
    }
    return List.copyOf(reports);
  }

  private EpochReport trainEpoch(Step step, int epoch, long skipped) {
    Mean loss = new Mean();
    long perEpoch = batches.perEpoch();
    long begun = firstEpoch * perEpoch + firstBatch;
    long done = epoch * perEpoch + skipped;
    while (batches.next()) {
      loss.add(step.train(batches), batches.rows());
      done++;
      progress.batch(epoch, done, epochs * perEpoch, done - begun, loss);
    }
    return new EpochReport(epoch, loss.value(), measured(), done);
  }

  private OptionalDouble measured() {
    return metric.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(metric.get(0).getAsDouble());
  }

  private boolean stops(EpochReport report) throws IOException {
    boolean stop = false;
    for (EpochHook hook : hooks) {
      stop |= hook.after(report) == EpochHook.Verdict.STOP;
    }
    return stop;
  }
}
