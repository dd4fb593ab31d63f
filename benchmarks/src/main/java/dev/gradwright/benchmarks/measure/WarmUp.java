package dev.gradwright.benchmarks.measure;

/**
 * Tells when a JVM is warm: its time is up, and for a while its JIT compilers have had next to
 * nothing to do. On a machine that others load, compilers wait for a processor, and what they have
 * not come to is far slower.
 */
final class WarmUp {
  private static final double LONGEST = 12;
  private static final double WINDOW = 0.5;
  private static final double IDLE = 0.04;

  private final long start = System.nanoTime();
  private final double seconds;
  private long window = start;
  private double compilers = Compilers.nanos();
  private boolean quiet;

  WarmUp(double seconds) {
    this.seconds = seconds;
  }

  boolean done() {
    long now = System.nanoTime();
    if ((now - window) / Budget.NANOS > WINDOW * seconds) {
      look(now);
    }
    double elapsed = (now - start) / Budget.NANOS;
    return elapsed > seconds && (quiet || elapsed > LONGEST * seconds);
  }

  /** Judges the window that ends now, and begins the next. */
  private void look(long now) {
    double all = Compilers.nanos();
    quiet = all - compilers < IDLE * (now - window);
    window = now;
    compilers = all;
  }
}
