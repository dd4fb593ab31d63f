package dev.gradwright.openblas;

import dev.gradwright.runtime.kernel.KernelProvider;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Product;
import dev.gradwright.runtime.kernel.Scratch;
import java.util.Arrays;

/** Prints who multiplies in this JVM, and a sum of 32 ones. */
final class ChosenProvider {
  private ChosenProvider() {}

  public static void main(String[] arguments) {
    KernelProvider kernels = Kernels.provider();
    double[] ones = new double[32 * 32];
    Arrays.fill(ones, 1);
    double[] sums = new double[32 * 32];
    kernels.multiply(Product.of(32, 32, 32), ones, 0, ones, 0, sums, 0, new Scratch());
    System.out.println(kernels.name() + ": " + sums[0]);
  }
}
