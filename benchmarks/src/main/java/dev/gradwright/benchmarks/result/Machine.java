package dev.gradwright.benchmarks.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** The computer, and what else it does; Linux tells, other systems tell less. */
public final class Machine {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final Path TIMES = Path.of("/proc/stat");
  // Of a line "cpu user nice system idle iowait irq softirq steal ...": those that wait for work.
  private static final int IDLE = 4;
  private static final int WAITING = 5;
  private static final int LAST = 8;
  private static final Path OWN_TIMES = Path.of("/proc/self/stat");
  // Behind the name: utime, stime, and those of children that were waited for.
  private static final int OWN_FIRST = 11;
  private static final int OWN_LAST = 14;
  // Runs of one day are told apart.
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  // The kernel's unit of these times, whatever the processor.
  private static final double TICK = 1e-2;

  private final double busyBefore = busy();
  private final double ownBefore = own();
  private final long nanosBefore = System.nanoTime();

  private Machine() {}

  /**
   * Begins to watch.
   *
   * @return what {@link #otherLoad} counts from
   */
  public static Machine watch() {
    return new Machine();
  }

  /**
   * What other processes took since then.
   *
   * @return 1 for all cores at all times, NaN where the system does not tell
   */
  public double otherLoad() {
    double seconds = (System.nanoTime() - nanosBefore) * 1e-9;
    double others = busy() - busyBefore - (own() - ownBefore);
    return Math.max(0, others / seconds / Runtime.getRuntime().availableProcessors());
  }

  private static double busy() {
    if (!Files.isReadable(TIMES)) {
      return Double.NaN;
    }
    String[] words = lines(TIMES).findFirst().orElse("").split("\\s+");
    double ticks = 0;
    for (int i = 1; i <= LAST; i++) {
      ticks += i == IDLE || i == WAITING ? 0 : Double.parseDouble(words[i]);
    }
    return ticks * TICK;
  }

  /** This process, and its children that have ended: a row may start some. */
  private static double own() {
    if (!Files.isReadable(OWN_TIMES)) {
      return Double.NaN;
    }
    String line = lines(OWN_TIMES).findFirst().orElse("");
    // The name, in parentheses, may have blanks.
    String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
    double ticks = 0;
    for (int i = OWN_FIRST; i <= OWN_LAST; i++) {
      ticks += Double.parseDouble(words[i]);
    }
    return ticks * TICK;
  }

  /**
   * The time of Greenwich.
   *
   * @return such as {@code 2026-01-31 17:05}
   */
  public static String now() {
    return LocalDateTime.now(ZoneOffset.UTC).format(MINUTE);
  }

  /**
   * The processor and the system.
   *
   * @return one line
   */
  public static String describe() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %s %s",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
  }

  private static String processor() {
    if (!Files.isReadable(PROCESSOR)) {
      return "unknown processor";
    }
    return lines(PROCESSOR)
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown processor");
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
