package dev.gradwright.runtime.train;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Shows how far training is: a line that rewrites itself on a terminal, one plain line per epoch
 * elsewhere, or nothing.
 */
public final class Progress {
  private static final int BAR = 24;
  private static final long REFRESH_NANOS = 100_000_000;

  private enum Form {
    TERMINAL,
    PLAIN,
    SILENT
  }

  private final Form form;
  private final PrintStream out;
  private final LongSupplier nanos;
  private String metricName = "metric";
  private OptionalDouble lastMetric = OptionalDouble.empty();
  private int epochs;
  private long begun;
  private long shown;
  private int width;

  private Progress(Form form, PrintStream out, LongSupplier nanos) {
    this.form = form;
    this.out = Objects.requireNonNull(out, "out");
    this.nanos = nanos;
  }

  /**
   * On standard error, in the form that suits it.
   *
   * @return the line of a terminal if it is one and TERM is not {@code dumb}, else plain lines
   */
  public static Progress standard() {
    return Terminal.present().rewrites()
        ? terminal(System.err, System::nanoTime)
        : plain(System.err);
  }

  /**
   * One line per epoch.
   *
   * @param out where
   * @return the progress
   */
  public static Progress plain(PrintStream out) {
    return new Progress(Form.PLAIN, out, System::nanoTime);
  }

  /**
   * Nothing at all.
   *
   * @return the progress
   */
  public static Progress silent() {
    return new Progress(Form.SILENT, System.err, System::nanoTime);
  }

  static Progress terminal(PrintStream out, LongSupplier nanos) {
    return new Progress(Form.TERMINAL, out, nanos);
  }

  void begin(String newMetricName, int newEpochs) {
    metricName = newMetricName;
    lastMetric = OptionalDouble.empty();
    epochs = newEpochs;
    begun = nanos.getAsLong();
    shown = begun - REFRESH_NANOS;
  }

  /**
   * After a batch; {@code done} of {@code all} batches of the run are behind. Costs a clock reading
   * unless a line is due.
   */
  void batch(int epoch, long done, long all, long doneHere, Mean loss) {
    long now = form == Form.TERMINAL ? nanos.getAsLong() : shown;
    if (now - shown < REFRESH_NANOS) {
      return;
    }
    shown = now;
    double part = (double) done / all;
    int filled = (int) (part * BAR);
    String bar = "=".repeat(filled) + " ".repeat(BAR - filled);
    double left = doneHere == 0 ? 0 : (now - begun) * 1e-9 / doneHere * (all - done);
    rewrite(
        String.format(
            Locale.ROOT,
            "epoch %d/%d [%s] %3.0f %%  loss %.4f%s  %s left",
            epoch + 1,
            epochs,
            bar,
            100 * part,
            loss.value(),
            metric(lastMetric),
            time(left)));
  }

  private void rewrite(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    out.flush();
    width = line.length();
  }

  /** After an epoch. */
  void epoch(EpochReport report) {
    lastMetric = report.metric();
    String text =
        String.format(
            Locale.ROOT,
            "epoch %d/%d  loss %.4f%s  %s",
            report.epoch() + 1,
            epochs,
            report.loss(),
            metric(report.metric()),
            elapsed());
    switch (form) {
      case TERMINAL -> {
        rewrite(text);
        end();
      }
      case PLAIN -> out.println(text);
      case SILENT -> {}
    }
  }

  /** Leaves a line that was being rewritten. */
  void end() {
    if (width > 0) {
      out.println();
      width = 0;
    }
  }

  private String metric(OptionalDouble metric) {
    return metric.isPresent()
        ? String.format(Locale.ROOT, "  %s %.4f", metricName, metric.getAsDouble())
        : "";
  }

  private String elapsed() {
    return time((nanos.getAsLong() - begun) * 1e-9);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
  }
}
