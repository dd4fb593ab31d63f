package dev.gradwright.benchmarks.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.jvm.Flavour;
import dev.gradwright.benchmarks.jvm.Jvm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How far the two flavours differ in f64, where nothing hides the order of sums. */
class FlavoursTest {
  private static final double ROUNDING = 0x1p-53;

  @Test
  void sumsOfDoublesDifferByTheirOrderAlone() {
    CompletableFuture<List<String>> beside =
        CompletableFuture.supplyAsync(() -> lines(Flavour.PORTABLE));
    List<String> vectors = lines(Flavour.VECTORS);
    List<String> portable = beside.join();
    assertEquals(portable.size(), vectors.size());
    for (int i = 0; i < portable.size(); i++) {
      String name = portable.get(i).split(" ")[0];
      compare(name + ", line " + i, terms(name), numbers(portable.get(i)), numbers(vectors.get(i)));
    }
  }

  private static List<String> lines(Flavour flavour) {
    return Jvm.with(flavour.options()).lines(ProblemNumbers.class, List.of(flavour.name()));
  }

  /**
   * What is added up in an order that differs: a mixture's points; each of the others' sums has one
   * order.
   */
  private static int terms(String name) {
    return name.startsWith("gmm") ? ProblemNumbers.POINTS : 0;
  }

  /**
   * N terms t in p parts err by at most (N/p + p) u sum |t|, where u is half a unit in the last
   * place, and p is 4 portable, 8 on vectors. Errors are of either sign and come to the root of
   * that: N u of the largest element leaves room for sums that cancel, as in the derivatives by
   * alpha, to some hundredths of their terms.
   */
  private static void compare(String what, int terms, double[] portable, double[] vectors) {
    assertEquals(portable.length, vectors.length, what);
    double largest = 0;
    for (double number : portable) {
      largest = Math.max(largest, Math.abs(number));
    }
    for (int i = 0; i < portable.length; i++) {
      double apart = Math.abs(portable[i] - vectors[i]) / largest;
      String where = what + ", element " + i + ": " + apart / ROUNDING + " roundings apart";
      assertTrue(apart <= terms * ROUNDING, where);
    }
  }

  private static double[] numbers(String line) {
    return Stream.of(line.split(" ")).skip(1).mapToDouble(Double::parseDouble).toArray();
  }
}
