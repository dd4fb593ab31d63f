package dev.gradwright.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.tensor.DoubleTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class TrainerTest {
  private final Batches batches =
      Batches.inOrder(Dataset.of(DoubleTensor.of(new double[] {1, 2, 3, 4, 5}, 5)), 2);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static double meanOfBatch(Batches batch) {
    double sum = 0;
    for (int i = 0; i < batch.rows(); i++) {
      sum += batch.doubles(0).get(i);
    }
    return sum / batch.rows();
  }

  private Trainer trainer(int epochs) {
    return Trainer.over(batches, epochs).withProgress(Progress.silent());
  }

  @Test
  void whatIsNullIsRefusedWhereItIsGiven() {
    isNull("name", () -> trainer(1).withMetric(null, () -> 0));
    isNull("measure", () -> trainer(1).withMetric("accuracy", null));
    isNull("hook", () -> trainer(1).withHook(null));
    isNull("skips", () -> trainer(1).withSkips(null));
    isNull("progress", () -> trainer(1).withProgress(null));
    isNull("out", () -> Progress.plain(null));
  }

  private static void isNull(String name, Executable action) {
    assertEquals(name, assertThrows(NullPointerException.class, action).getMessage());
  }

  @Test
  void lossIsTheMeanOverExamplesNotBatches() throws IOException {
    List<EpochReport> reports = trainer(2).train(TrainerTest::meanOfBatch);
    assertEquals(
        List.of(
            new EpochReport(0, 3, OptionalDouble.empty(), 3),
            new EpochReport(1, 3, OptionalDouble.empty(), 6)),
        reports);
  }

  @Test
  void goesOnWhereARunStood() throws IOException {
    List<Double> seen = new ArrayList<>();
    List<EpochReport> reports =
        trainer(3)
            .from(1, 2)
            .train(
                batch -> {
                  seen.add(batch.doubles(0).get(0));
                  return 0;
                });
    assertEquals(List.of(5.0, 1.0, 3.0, 5.0), seen);
    assertEquals(List.of(6L, 9L), reports.stream().map(EpochReport::steps).toList());
  }

  @Test
  void stopsWhenTheMetricNoLongerRises() throws IOException {
    double[] metrics = {0.1, 0.5, 0.5, 0.4, 0.9};
    AtomicLong epoch = new AtomicLong();
    List<EpochReport> reports =
        trainer(5)
            .withMetric("accuracy", () -> metrics[(int) epoch.getAndIncrement()])
            .withHook(EarlyStop.onMetric(2))
            .train(batch -> 0);
    assertEquals(4, reports.size());
  }

  @Test
  void stopsWhenTheLossNoLongerFalls() {
    EarlyStop stop = EarlyStop.onLoss(1);
    assertEquals(
        EpochHook.Verdict.CONTINUE, stop.after(new EpochReport(0, 3, OptionalDouble.empty(), 1)));
    assertEquals(
        EpochHook.Verdict.CONTINUE, stop.after(new EpochReport(1, 2, OptionalDouble.empty(), 2)));
    assertEquals(
        EpochHook.Verdict.STOP,
        stop.after(new EpochReport(2, Double.NaN, OptionalDouble.empty(), 3)));
    assertThrows(IllegalArgumentException.class, () -> EarlyStop.onLoss(0));
  }

  @Test
  void everyHookIsAskedAndItsFailureEndsTraining() throws IOException {
    List<String> asked = new ArrayList<>();
    EpochHook stops =
        report -> {
          asked.add("stop");
          return EpochHook.Verdict.STOP;
        };
    EpochHook saves =
        report -> {
          asked.add("save");
          return EpochHook.Verdict.CONTINUE;
        };
    trainer(3).withHook(stops).withHook(saves).train(batch -> 0);
    assertEquals(List.of("stop", "save"), asked);
    EpochHook fails =
        report -> {
          throw new IOException("disk full");
        };
    assertThrows(IOException.class, () -> trainer(3).withHook(fails).train(batch -> 0));
  }

  @Test
  void plainProgressIsALinePerEpoch() throws IOException {
    trainer(2)
        .withProgress(Progress.plain(out))
        .withMetric("accuracy", () -> 0.25)
        .train(TrainerTest::meanOfBatch);
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(2, lines.size());
    assertTrue(
        lines.get(1).matches("epoch 2/2  loss 3\\.0000  accuracy 0\\.2500  \\d+\\.\\d s"),
        lines.get(1));
  }

  @Test
  void terminalProgressRewritesItsLineWithBarAndTimeLeft() throws IOException {
    AtomicLong clock = new AtomicLong();
    trainer(1)
        .withMetric("accuracy", () -> 0.25)
        .withProgress(Progress.terminal(out, () -> clock.getAndAdd(45_000_000_000L)))
        .train(TrainerTest::meanOfBatch);
    List<String> lines = List.of(bytes.toString(StandardCharsets.UTF_8).split("\r"));
    assertEquals(
        "epoch 1/1 [========                ]  33 %  loss 1.5000  1:30 min left", lines.get(1));
    assertEquals(
        "epoch 1/1 [================        ]  67 %  loss 2.5000  45.0 s left",
        lines.get(2).stripTrailing());
    assertEquals("epoch 1/1  loss 3.0000  accuracy 0.2500  3:00 min", lines.get(4).strip());
    String covering = lines.get(4).replace(System.lineSeparator(), "");
    assertEquals(lines.get(3).stripTrailing().length(), covering.length());
  }

  @Test
  void terminalProgressShowsTheMetricOfTheEpochBefore() throws IOException {
    AtomicLong clock = new AtomicLong();
    trainer(2)
        .withMetric("accuracy", () -> 0.25)
        .withProgress(Progress.terminal(out, () -> clock.getAndAdd(1_000_000_000)))
        .train(TrainerTest::meanOfBatch);
    String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\r");
    assertEquals(
        "epoch 2/2 [================        ]  67 %  loss 1.5000  accuracy 0.2500  2.5 s left",
        lines[5].stripTrailing());
  }

  @Test
  void aLossThatIsNotFiniteEndsTrainingBeforeAnyHook() {
    AtomicLong steps = new AtomicLong();
    Trainer trainer =
        trainer(4)
            .withHook(
                report -> {
                  assertEquals(0, report.epoch());
                  return EpochHook.Verdict.CONTINUE;
                });
    Step step = batch -> steps.incrementAndGet() == 5 ? Double.NaN : 1;
    DivergedException e = assertThrows(DivergedException.class, () -> trainer.train(step));
    assertEquals(
        "the loss is NaN in epoch 2, batch 2 of 3 (step 5); training ends here, its parameters are"
            + " of no use: go on from a checkpoint with a lower rate or with clipped gradients",
        e.getMessage());
    assertEquals(1, e.epoch());
    assertEquals(1, e.batch());
    assertEquals(5, steps.get());
  }

  @Test
  void aDivergedRunLeavesTheLineOfTheTerminal() {
    AtomicLong clock = new AtomicLong();
    Progress terminal = Progress.terminal(out, () -> clock.getAndAdd(1_000_000_000));
    Trainer trainer = trainer(1).withProgress(terminal);
    assertThrows(
        DivergedException.class,
        () -> trainer.train(b -> b.doubles(0).get(0) > 2 ? Double.POSITIVE_INFINITY : 0));
    assertTrue(bytes.toString(StandardCharsets.UTF_8).endsWith(System.lineSeparator()));
  }

  @Test
  void skippedStepsMayHaveAnyLossAndCountForNothing() throws IOException {
    AtomicLong skipped = new AtomicLong();
    List<EpochReport> reports =
        trainer(1)
            .withSkips(skipped::get)
            .train(
                batch -> {
                  boolean overflows = batch.doubles(0).get(0) == 3;
                  skipped.addAndGet(overflows ? 1 : 0);
                  return overflows ? Double.POSITIVE_INFINITY : 2;
                });
    assertEquals(List.of(new EpochReport(0, 2, OptionalDouble.empty(), 3)), reports);
    Trainer always = trainer(1).withSkips(skipped::get);
    Step skips =
        batch -> {
          skipped.incrementAndGet();
          return Double.NaN;
        };
    Exception e = assertThrows(DivergedException.class, () -> always.train(skips));
    assertTrue(
        e.getMessage().startsWith("every step of epoch 1 was skipped, none had a finite loss;"),
        e::getMessage);
  }

  @Test
  void anEpochThatIsDoneIsNotReportedAgain() throws IOException {
    List<EpochReport> reports = trainer(2).from(0, 3).train(TrainerTest::meanOfBatch);
    assertEquals(List.of(new EpochReport(1, 3, OptionalDouble.empty(), 6)), reports);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    Batches none = Batches.inOrder(Dataset.of(DoubleTensor.zeros(0)), 2);
    says("training for -1 epochs", () -> trainer(-1));
    says("there is nothing to train on: the data set has no rows", () -> Trainer.over(none, 1));
    says("going on from epoch -3, batch 5", () -> trainer(1).from(-3, 5));
    says("going on from epoch 0, batch -5", () -> trainer(1).from(0, -5));
    Trainer noMetric = trainer(1).withHook(EarlyStop.onMetric(1));
    assertEquals(
        "this early stop goes by a metric, and the trainer has none:"
            + " give it one by withMetric, or use EarlyStop.onLoss",
        assertThrows(IllegalStateException.class, () -> noMetric.train(batch -> 0)).getMessage());
  }

  private static void says(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void quickBatchesDoNotFloodTheTerminal() throws IOException {
    AtomicLong clock = new AtomicLong();
    trainer(1)
        .withProgress(Progress.terminal(out, () -> clock.getAndAdd(1_000_000)))
        .train(batch -> 0);
    assertEquals(2, bytes.toString(StandardCharsets.UTF_8).chars().filter(c -> c == '\r').count());
  }
}
