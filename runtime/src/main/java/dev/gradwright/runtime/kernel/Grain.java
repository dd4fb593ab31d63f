package dev.gradwright.runtime.kernel;

/**
 * What pieces of a product suit a provider. It decides speed alone.
 *
 * @param rows of which a piece has a multiple
 * @param columns of which a piece has a multiple
 * @param termsPerNanosecond how many multiply-adds one thread does, by a rough model
 */
record Grain(int rows, int columns, int termsPerNanosecond) {
  /** Of columns, which are never cut. */
  static final int ALL = 1 << 30;

  // Nanoseconds to copy an element of a factor.
  private static final double COPIED = 0.15;

  /** In nanoseconds. */
  long time(Product p) {
    return work(p) / termsPerNanosecond;
  }

  private static long work(Product p) {
    return (long) p.m() * p.n() * p.k();
  }

  /** In nanoseconds. */
  long time(Batch batch) {
    return batch.count() * work(batch.product()) / termsPerNanosecond;
  }

  /** In nanoseconds. */
  long time(StridedProduct p) {
    return p.work() / termsPerNanosecond;
  }

  /** In nanoseconds; each piece copies its own part of A and of B. */
  double time(int m, int n, int k) {
    return (double) k * (COPIED * m + COPIED * n + (double) m * n / termsPerNanosecond);
  }
}
