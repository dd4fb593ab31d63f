package dev.gradwright.benchmarks.bits;

import dev.gradwright.benchmarks.jvm.Flavour;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.parallel.Threads;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints a line for each workload, of hashes of all bits that its steps leave: the first steps of
 * the JVM, many steps, and the first steps once more, which are compiled by then. Counts of threads
 * take turns in the many steps, and each has its first steps, whose different bits stand in a row.
 */
final class StepBits {
  private static final int FIRST = 2;

  private StepBits() {}

  /**
   * For all workloads on the counts of threads that follow the flavour, if the JVM runs its
   * kernels.
   */
  public static void main(String[] arguments) {
    Flavour.valueOf(arguments[0]).require();
    int[] threads = Stream.of(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
    for (Workload workload : Workload.values()) {
      String first = bits(workload, FIRST, threads[0]);
      String many = bits(workload, many(workload), threads);
      String again =
          IntStream.of(threads)
              .mapToObj(count -> bits(workload, FIRST, count))
              .distinct()
              .collect(Collectors.joining("/"));
      System.out.println(String.join(" ", workload.row(), first, many, again));
    }
  }

  /** As many as HotSpot needs to compile what they run, and some more. */
  private static int many(Workload workload) {
    return switch (workload) {
      case I -> 10_000;
      case II_B1 -> 3_000;
      case II_B64 -> 1_000;
      case III -> 60;
      case IV, V, VI -> 100;
      case VII -> 30;
    };
  }

  private static String bits(Workload workload, int steps, int... threads) {
    Training training = workload.training();
    int hash = 0;
    for (int turn = 0; turn < threads.length; turn++) {
      Threads.use(threads[turn]);
      for (int i = steps * turn / threads.length; i < steps * (turn + 1) / threads.length; i++) {
        hash = 31 * hash + Double.hashCode(training.step().run());
      }
    }
    int[] left =
        Stream.concat(
                training.model().outputs().stream(),
                training.model().parameters().list().stream().map(Parameter::value))
            .map(FloatTensor.class::cast)
            .mapToInt(tensor -> Arrays.hashCode(tensor.array()))
            .toArray();
    return Integer.toHexString(31 * hash + Arrays.hashCode(left));
  }
}
