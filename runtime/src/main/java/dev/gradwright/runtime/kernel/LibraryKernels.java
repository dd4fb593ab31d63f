package dev.gradwright.runtime.kernel;

import java.util.Locale;

/**
 * Large products by a library, the others by a built-in provider. Which of the two follows from a
 * product's extents alone.
 */
final class LibraryKernels implements KernelProvider {
  // A matrix of doubles off the heap stays below 2 GiB.
  private static final long MOST_ELEMENTS = (1 << 28) - 64;

  private final SplitKernels library;
  private final SplitKernels builtIn;
  private final long leastTimes;

  /** The library takes products of so many multiplications. */
  LibraryKernels(ProductLibrary library, SplitKernels builtIn, long leastTimes) {
    this.library = SplitKernels.of(new LibraryProducts(library, builtIn));
    this.builtIn = builtIn;
    this.leastTimes = leastTimes;
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT,
        "%s, products of at least %,d multiplications by %s",
        builtIn.name(),
        leastTimes,
        library.name());
  }

  // Products of one term have the bits of those that are descended along.
  private KernelProvider of(Product p) {
    boolean gains = p.k() > 1 && (long) p.m() * p.n() * p.k() >= leastTimes && fits(p);
    return gains ? library : builtIn;
  }

  private static boolean fits(Product p) {
    long largest =
        Math.max(Math.max((long) p.m() * p.k(), (long) p.k() * p.n()), (long) p.m() * p.n());
    return largest <= MOST_ELEMENTS;
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    of(p).multiply(p, a, atA, b, atB, c, atC, scratch);
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    of(p).multiply(p, a, atA, b, atB, c, atC, scratch);
  }

  @Override
  public void pack(Product p, float[] b, int atB, Packed packed, Scratch scratch) {
    of(p).pack(p, b, atB, packed, scratch);
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, Packed b, float[] c, int atC, Scratch scratch) {
    of(p).multiply(p, a, atA, b, c, atC, scratch);
  }

  @Override
  public void pack(Product p, double[] b, int atB, Packed packed, Scratch scratch) {
    of(p).pack(p, b, atB, packed, scratch);
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, Packed b, double[] c, int atC, Scratch scratch) {
    of(p).multiply(p, a, atA, b, c, atC, scratch);
  }

  @Override
  public void multiply(
      Batch p, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    of(p.product()).multiply(p, a, atA, b, atB, c, atC, scratch);
  }

  @Override
  public void multiply(
      Batch p, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    of(p.product()).multiply(p, a, atA, b, atB, c, atC, scratch);
  }

  @Override
  public void multiply(
      StridedProduct p,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] c,
      int atC,
      Scratch scratch) {
    builtIn.multiply(p, a, atA, b, atB, c, atC, scratch);
  }

  @Override
  public void multiply(
      StridedProduct p,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] c,
      int atC,
      Scratch scratch) {
    builtIn.multiply(p, a, atA, b, atB, c, atC, scratch);
  }

  @Override
  public void descend(
      Product p, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay) {
    builtIn.descend(p, a, atA, b, atB, x, rate, decay);
  }

  @Override
  public void descend(
      Product p, double[] a, int atA, double[] b, int atB, double[] x, double rate, double decay) {
    builtIn.descend(p, a, atA, b, atB, x, rate, decay);
  }

  @Override
  public float dot(float[] a, int atA, float[] b, int atB, int length) {
    return builtIn.dot(a, atA, b, atB, length);
  }

  @Override
  public double dot(double[] a, int atA, double[] b, int atB, int length) {
    return builtIn.dot(a, atA, b, atB, length);
  }

  @Override
  public void pow(float[] bases, int from, int to, float[] exponents) {
    builtIn.pow(bases, from, to, exponents);
  }

  @Override
  public void pow(double[] bases, int from, int to, double[] exponents) {
    builtIn.pow(bases, from, to, exponents);
  }
}
