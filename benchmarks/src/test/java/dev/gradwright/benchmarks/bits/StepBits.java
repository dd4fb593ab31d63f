package dev.gradwright.benchmarks.bits;

import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Prints a line for each workload, of hashes of all bits that its steps leave: the first steps of
 * the JVM, many steps, and the first steps once more, which are compiled by then.
 */
final class StepBits {
  private static final int FIRST = 2;

  private StepBits() {}

  /** For all workloads, if the JVM runs kernels of the flavour that is named. */
  public static void main(String[] flavour) {
    if (Kernels.hasVectors() != flavour[0].equals("VECTORS")) {
      throw new IllegalStateException("kernels are not " + flavour[0]);
    }
    for (Workload workload : Workload.values()) {
      String first = bits(workload, FIRST);
      String many = bits(workload, many(workload));
      System.out.println(String.join(" ", workload.row(), first, many, bits(workload, FIRST)));
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

  private static String bits(Workload workload, int steps) {
    Training training = workload.training();
    int hash = 0;
    for (int i = 0; i < steps; i++) {
      hash = 31 * hash + Double.hashCode(training.step().run());
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
