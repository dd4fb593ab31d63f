package dev.gradwright.benchmarks.limit;

import java.util.OptionalDouble;

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

  /**
   * No bound.
   *
   * @return the bound of what does not work but call
   */
  public static Bound none() {
    return new Bound(Kind.NONE, 0);
  }

  /**
   * By products of m x k and k x n floats.
   *
   * @param count how many products
   * @param m rows of the result
   * @param n columns of the result
   * @param k terms of each sum
   * @return their operations
   */
  public static Bound products(double count, double m, double n, double k) {
    return new Bound(Kind.FLOATS, 2 * count * m * n * k);
  }

  /**
   * By arithmetic of floats other than multiply-adds, in whose place each operation is started.
   *
   * @param operations how many. A division is one: its unit is busy for longer, but where few are
   *     divisions, the others take longer still. A conversion to double is two: its result is two
   *     vectors, of which one is started in the time of two multiply-adds
   * @return the bound
   */
  public static Bound operations(double operations) {
    return new Bound(Kind.FLOATS, 2 * operations);
  }

  /**
   * By memory.
   *
   * @param bytes read and written
   * @return the bound
   */
  public static Bound bytes(double bytes) {
    return new Bound(Kind.BYTES, bytes);
  }

  /**
   * Both, one after the other.
   *
   * @param more of the same kind
   * @return the sum
   */
  public Bound and(Bound more) {
    if (kind != more.kind) {
      throw new IllegalArgumentException(kind + " and " + more.kind + " do not add up");
    }
    return new Bound(kind, amount + more.amount);
  }

  /**
   * How fast the work was done.
   *
   * @param micros what it took
   * @return GFLOP/s or GB/s, empty for no bound
   */
  public OptionalDouble rate(double micros) {
    return kind == Kind.NONE ? OptionalDouble.empty() : OptionalDouble.of(amount / micros / 1e3);
  }
}
