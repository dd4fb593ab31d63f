package dev.gradwright.benchmarks.workload;

/**
 * What bounds a step from below.
 *
 * @param kind which of the machine's limits applies
 * @param amount floating-point operations, or bytes read and written
 */
public record Bound(Kind kind, double amount) {

  /** The machine's limits. */
  public enum Kind {
    /** Neither: what takes the time is not work. */
    NONE,
    /** Fused multiply-adds of floats. */
    FLOATS,
    /** Fused multiply-adds of doubles. */
    DOUBLES,
    /** Copying memory of as many bytes as the step touches. */
    BYTES
  }

  static Bound none() {
    return new Bound(Kind.NONE, 0);
  }

  /** By {@code count} products of m x k and k x n floats. */
  static Bound products(double count, double m, double n, double k) {
    return new Bound(Kind.FLOATS, 2 * count * m * n * k);
  }

  static Bound bytes(double bytes) {
    return new Bound(Kind.BYTES, bytes);
  }

  /** Both, if of one kind. */
  Bound and(Bound more) {
    if (kind != more.kind) {
      throw new IllegalArgumentException(kind + " and " + more.kind + " do not add up");
    }
    return new Bound(kind, amount + more.amount);
  }
}
