package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.parallel.Threads;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a scratch says of its room. */
final class ScratchTest {
  private final int before = Threads.count();
  private final long grain = Threads.grain();

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  @AfterEach
  void restore() {
    Threads.use(before);
    Threads.grain(grain);
  }

  static List<SplitKernels> providers() {
    return Providers.split();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void itsBytesAreThoseOfAllArraysThatProductsMade(KernelProvider kernels)
      throws IllegalAccessException {
    Scratch scratch = new Scratch();
    assertEquals(0, scratch.bytes());
    float[] floats = new float[70 * 300];
    double[] doubles = new double[70 * 300];
    float[] sums = new float[70 * 70];
    double[] wideSums = new double[70 * 70];
    Product product = Product.of(70, 70, 300);
    Product partialSums = Product.of(Layout.PLAIN, Layout.TRANSPOSED, Store.ADD, 9, 9, 300);
    Packed packed = scratch.packed();
    Threads.grain(1);
    for (int threads : List.of(1, 2)) {
      Threads.use(threads);
      kernels.multiply(product, floats, 0, floats, 0, sums, 0, scratch);
      kernels.multiply(product, doubles, 0, doubles, 0, wideSums, 0, scratch);
      kernels.multiply(partialSums, floats, 0, floats, 0, sums, 0, scratch);
      kernels.multiply(partialSums, doubles, 0, doubles, 0, wideSums, 0, scratch);
      kernels.multiply(window(), floats, 0, floats, 0, sums, 0, scratch);
      kernels.pack(product, floats, 0, packed, scratch);
      kernels.multiply(product, floats, 0, packed, sums, 0, scratch);
    }
    Collections.addAll(seen, floats, doubles, sums, wideSums);
    assertTrue(scratch.bytes() > 1000, scratch.bytes() + " bytes");
    assertEquals(reachable(scratch), scratch.bytes());
  }

  /** 60 rows and 40 windows of 5 by 4. */
  private static StridedProduct window() {
    return StridedProduct.of(
        Product.Store.OVERWRITE,
        List.of(new StridedProduct.Axis(60, 20, 0, 40)),
        List.of(new StridedProduct.Axis(40, 0, 3, 1)),
        List.of(new StridedProduct.Axis(5, 4, 50, 0), new StridedProduct.Axis(4, 1, 1, 0)));
  }

  /** The bytes of the arrays of numbers that an object of this package leads to. */
  private long reachable(Object from) throws IllegalAccessException {
    if (!seen.add(from) || from instanceof Enum<?>) {
      return 0;
    }
    if (from instanceof Positions positions) {
      return Stream.of("at", "begins", "ends").mapToLong(name -> ints(name, positions)).sum();
    }
    if (from.getClass().isArray()) {
      return from instanceof Object[] all ? reachable(List.of(all)) : bytes(from);
    }
    long bytes = 0;
    if (from instanceof Collection<?> all) {
      for (Object one : all) {
        bytes += reachable(one);
      }
    } else if (from instanceof Optional<?> some && some.isPresent()) {
      bytes += reachable(some.get());
    } else if (from.getClass().getPackageName().equals(Scratch.class.getPackageName())) {
      for (Field field : from.getClass().getDeclaredFields()) {
        bytes += Modifier.isStatic(field.getModifiers()) ? 0 : reachable(field, from);
      }
    }
    return bytes;
  }

  private long reachable(Field field, Object from) throws IllegalAccessException {
    field.setAccessible(true);
    Object value = field.get(from);
    return field.getType().isPrimitive() || value == null ? 0 : reachable(value);
  }

  private static long ints(String name, Positions positions) {
    try {
      Field field = Positions.class.getDeclaredField(name);
      field.setAccessible(true);
      return (long) Integer.BYTES * ((int[]) field.get(positions)).length;
    } catch (ReflectiveOperationException none) {
      throw new AssertionError(none);
    }
  }

  /** Other ints are of a fixed, small number, or those of positions once more. */
  private static long bytes(Object array) {
    if (array instanceof float[] floats) {
      return (long) Float.BYTES * floats.length;
    }
    return array instanceof double[] doubles ? (long) Double.BYTES * doubles.length : 0;
  }
}
