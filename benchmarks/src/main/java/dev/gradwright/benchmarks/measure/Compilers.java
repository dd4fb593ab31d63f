package dev.gradwright.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the JIT compilers of this JVM have had to do: on Linux, the time that their threads ran or
 * waited for a processor; elsewhere, all that the process ran beside this thread, which is never
 * next to nothing where steps have several threads.
 */
final class Compilers {
  private static final Path THREADS = Path.of("/proc/self/task");
  // As Linux cuts them off.
  private static final String NAMES = "C[12] CompilerThre";
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Compilers() {}

  /** Nanoseconds so far. */
  static double nanos() {
    double known = ofThreads();
    return known > 0 ? known : PROCESS.getProcessCpuTime() - Clock.CPU.nanos();
  }

  private static double ofThreads() {
    try (Stream<Path> threads = Files.list(THREADS)) {
      return threads.mapToDouble(Compilers::ofThread).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static double ofThread(Path thread) {
    try {
      if (!Files.readString(thread.resolve("comm")).strip().matches(NAMES)) {
        return 0;
      }
      // It ran, it waited, how many times.
      String[] words = Files.readString(thread.resolve("schedstat")).split(" ");
      return Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
    } catch (IOException e) {
      // It has ended meanwhile.
      return 0;
    }
  }
}
