package dev.gradwright.runtime.initialise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitialisersTest {
  private final RandomStream stream = RandomStream.of(11, "w");

  @Test
  void everyRowOfTheTableHasItsMethodAndEveryMethodItsRow() {
    for (Initialiser row : Initialiser.all()) {
      Method method = method(row.name());
      assertEquals(2 + row.arguments().size(), method.getParameterCount(), row.name());
    }
    long methods =
        Arrays.stream(Initialisers.class.getMethods())
            .filter(m -> Modifier.isStatic(m.getModifiers()))
            .count();
    assertEquals(Initialiser.all().size(), methods);
  }

  private static Method method(String name) {
    return Arrays.stream(Initialisers.class.getMethods())
        .filter(m -> m.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRowGivesTheRoundedValuesOfItsTwin() throws ReflectiveOperationException {
    for (Initialiser row : Initialiser.all()) {
      DoubleTensor wide = DoubleTensor.zeros(3, 5);
      FloatTensor narrow = FloatTensor.zeros(3, 5);
      for (RealTensor target : new RealTensor[] {wide, narrow}) {
        Object[] arguments = new Object[2 + row.arguments().size()];
        arguments[0] = target;
        arguments[1] = stream;
        for (int i = 2; i < arguments.length; i++) {
          arguments[i] = row.arguments().get(i - 2).start().orElse(2);
        }
        method(row.name()).invoke(null, arguments);
      }
      for (int i = 0; i < wide.size(); i++) {
        assertEquals((float) wide.get(i), (float) narrow.get(i), row.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 1, 1", "7, 7, 7", "3 5, 3, 5", "8 3 5, 15, 40", "8 3 5 5, 75, 200", "0 4, 1, 4"})
  void fanCountsAreThoseOfTheLiterature(String shape, int in, int out) {
    int[] extents =
        shape.isEmpty()
            ? new int[0]
            : Arrays.stream(shape.split(" ")).mapToInt(Integer::parseInt).toArray();
    assertEquals(new Fan(in, out), Fan.of(DoubleTensor.zeros(extents)));
  }

  @Test
  void deviationsAreThoseOfTheirFormulas() {
    checkDeviation((t, s) -> Initialisers.glorotUniform(t, s, 1), Math.sqrt(2.0 / 300));
    checkDeviation((t, s) -> Initialisers.glorotNormal(t, s, 1), Math.sqrt(2.0 / 300));
    checkDeviation((t, s) -> Initialisers.heUniform(t, s, 1), Math.sqrt(2.0 / 200));
    checkDeviation((t, s) -> Initialisers.heNormal(t, s, 2), 2 * Math.sqrt(2.0 / 200));
    checkDeviation((t, s) -> Initialisers.lecunNormal(t, s, 1), Math.sqrt(1.0 / 200));
    checkDeviation((t, s) -> Initialisers.normal(t, s, 0, 0.3), 0.3);
    checkDeviation((t, s) -> Initialisers.uniform(t, s, -1, 1), Math.sqrt(1.0 / 3));
  }

  private void checkDeviation(BiConsumer<RealTensor, RandomStream> initialiser, double expected) {
    DoubleTensor tensor = DoubleTensor.zeros(200, 100);
    initialiser.accept(tensor, stream);
    // The deviation of a deviation over 20,000 draws is at most 0.5 % of it; the mean's is 0.7 %.
    // Four of each.
    assertEquals(0, StatUtils.mean(tensor.array()), 0.03 * expected);
    assertEquals(expected, Math.sqrt(StatUtils.variance(tensor.array())), 0.02 * expected);
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "3, 7", "7, 3", "1, 5", "5, 1"})
  void orthogonalHasOrthonormalRowsOrColumns(int rows, int columns) {
    DoubleTensor w = DoubleTensor.zeros(rows, columns);
    Initialisers.orthogonal(w, stream, 3);
    int count = Math.min(rows, columns);
    for (int p = 0; p < count; p++) {
      for (int q = 0; q < count; q++) {
        double[] x = line(w, p);
        double[] y = line(w, q);
        double dot = IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
        assertEquals(p == q ? 9 : 0, dot, 1e-14 * 9);
      }
    }
  }

  private static double[] line(DoubleTensor w, int p) {
    boolean rows = w.extent(0) <= w.extent(1);
    return IntStream.range(0, Math.max(w.extent(0), w.extent(1)))
        .mapToDouble(i -> rows ? w.get(p, i) : w.get(i, p))
        .toArray();
  }

  @Test
  void orthogonalTakesEveryRank() {
    DoubleTensor vector = DoubleTensor.zeros(5);
    Initialisers.orthogonal(vector, stream, 1);
    assertEquals(1, StatUtils.sumSq(vector.array()), 1e-15);
    DoubleTensor scalar = DoubleTensor.zeros();
    Initialisers.orthogonal(scalar, stream, 2);
    assertEquals(2, Math.abs(scalar.get()), 1e-15);
    Initialisers.orthogonal(DoubleTensor.zeros(0, 3), stream, 1);
    Initialisers.orthogonal(DoubleTensor.zeros(3, 0), stream, 1);
    DoubleTensor kernel = DoubleTensor.zeros(2, 3, 2, 2);
    Initialisers.orthogonal(kernel, stream, 1);
    assertEquals(2, StatUtils.sumSq(kernel.array()), 1e-14);
  }

  @Test
  void constantsFill() {
    DoubleTensor tensor = DoubleTensor.of(new double[] {5, 6}, 2);
    Initialisers.constant(tensor, stream, 0.25);
    assertArrayEquals(new double[] {0.25, 0.25}, tensor.array());
    Initialisers.ones(tensor, stream);
    assertArrayEquals(new double[] {1, 1}, tensor.array());
    Initialisers.zeros(tensor, stream);
    assertArrayEquals(new double[2], tensor.array());
  }

  @Test
  void impossibleArgumentsAreRefused() {
    DoubleTensor tensor = DoubleTensor.zeros(2);
    assertThrows(IllegalArgumentException.class, () -> Initialisers.uniform(tensor, stream, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> Initialisers.normal(tensor, stream, 0, -1));
    assertTrue(Initialiser.named("glorotUniform").isPresent());
    assertTrue(Initialiser.named("xavier").isEmpty());
  }
}
