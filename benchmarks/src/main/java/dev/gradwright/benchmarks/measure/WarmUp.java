package dev.gradwright.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Tells when a JVM is warm: its time is up, and for a while its other threads, the JIT compilers
 * above all, have had next to nothing to do. On a machine that others load, compilers wait for a
 * processor, and what they have not come to is far slower.
 */
final class WarmUp {
  private static final double LONGEST = 12;
  private static final double WINDOW = 0.5;
  private static final double IDLE = 0.04;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long start = System.nanoTime();
  private final double seconds;
  private long window = start;
  private long own = Clock.CPU.nanos();
  private long all = PROCESS.getProcessCpuTime();
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

  /** Judges the window that ends now by its share of the process, and begins the next. */
  private void look(long now) {
    long ownNow = Clock.CPU.nanos();
    long allNow = PROCESS.getProcessCpuTime();
    double mine = ownNow - own;
    quiet = allNow - all - mine < IDLE * mine;
    window = now;
    own = ownNow;
    all = allNow;
  }
}
