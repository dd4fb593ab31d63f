package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.runtime.parallel.Threads;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** From which size on products are split as long as nobody sets another grain. */
@ParameterizedClass(name = "{0}")
@FieldSource("PROVIDERS")
final class GrainTest {
  static final List<SplitKernels> PROVIDERS = Providers.split();

  private static final int SIDE = 100;

  private final int before = Threads.count();
  private final SplitKernels kernels;
  private final Scratch scratch = new Scratch();

  GrainTest(SplitKernels kernels) {
    this.kernels = kernels;
  }

  @BeforeEach
  void twoThreads() {
    Threads.use(2);
  }

  @AfterEach
  void restore() {
    Threads.use(before);
  }

  /** Terms of a product of 100 x 100 that are 30 microseconds of work, which is one grain each. */
  private int terms() {
    return kernels.whole() instanceof PortableKernels ? 30 : 192;
  }

  @Test
  void productsOfFloatsAreSplitFromTwoGrainsOn() {
    assertEquals(0, handOvers(() -> multiplyFloats(terms() - 1)));
    assertEquals(1, handOvers(() -> multiplyFloats(terms())));
  }

  @Test
  void productsOfDoublesAreSplitFromTwoGrainsOn() {
    assertEquals(0, handOvers(() -> multiplyDoubles(terms() - 1)));
    assertEquals(1, handOvers(() -> multiplyDoubles(terms())));
  }

  @Test
  void packedProductsAreSplitFromTwoGrainsOn() {
    assertEquals(0, handOvers(() -> multiplyPacked(terms() - 1)));
    assertEquals(1, handOvers(() -> multiplyPacked(terms())));
  }

  private void multiplyFloats(int k) {
    Product p = Product.of(SIDE, SIDE, k);
    float[] factor = new float[SIDE * k];
    kernels.multiply(p, factor, 0, factor, 0, new float[SIDE * SIDE], 0, scratch);
  }

  private void multiplyDoubles(int k) {
    Product p = Product.of(SIDE, SIDE, k);
    double[] factor = new double[SIDE * k];
    kernels.multiply(p, factor, 0, factor, 0, new double[SIDE * SIDE], 0, scratch);
  }

  private void multiplyPacked(int k) {
    Product p = Product.of(SIDE, SIDE, k);
    float[] factor = new float[SIDE * k];
    Packed packed = scratch.packed();
    kernels.pack(p, factor, 0, packed, scratch);
    kernels.multiply(p, factor, 0, packed, new float[SIDE * SIDE], 0, scratch);
  }

  private static long handOvers(Runnable work) {
    long before = Threads.handOvers();
    work.run();
    return Threads.handOvers() - before;
  }
}
