package dev.gradwright.runtime.parallel;

import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * How many threads a training step or a prediction may use: its caller's, and the workers of one
 * pool, which start when there is first something to split. No bit of a result depends on it.
 *
 * <p>To begin with it is the system property {@code gradwright.threads}, or without one the number
 * of processors that the JVM may use.
 */
public final class Threads {
  /** Nanoseconds of work that are worth handing over. */
  private static final long GRAIN = 15_000;

  private static final String PROPERTY = "gradwright.threads";

  private static volatile int count =
      initial(
          Optional.ofNullable(System.getProperty(PROPERTY)),
          Runtime.getRuntime().availableProcessors());

  private static volatile long grain = GRAIN;
  private static volatile Optional<Pool> pool = Optional.empty();

  private Threads() {}

  /** What is asked for, or as many as there are processors. */
  static int initial(Optional<String> asked, int processors) {
    if (asked.isEmpty()) {
      return processors;
    }
    try {
      int threads = Integer.parseInt(asked.get().strip());
      if (threads >= 1) {
        return threads;
      }
    } catch (NumberFormatException none) {
      // As for 0.
    }
    System.getLogger(Threads.class.getName())
        .log(
            Level.WARNING,
            "{0}={1} is no number of threads, which are at least 1: as many are used as processors",
            PROPERTY,
            asked.get());
    return processors;
  }

  /**
   * How many threads may work at once.
   *
   * @return at least 1
   */
  public static int count() {
    return count;
  }

  /**
   * Sets how many threads may work at once, in this JVM, from the next call on.
   *
   * @param threads at least 1, which leaves all work to the caller
   * @throws IllegalArgumentException if it is less
   */
  public static synchronized void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least 1 thread must work, not " + threads);
    }
    count = threads;
    pool.ifPresent(Pool::close);
    pool = Optional.empty();
  }

  /**
   * Sets how much work a thread must have to do to be given any.
   *
   * @param nanoseconds what the work would take, by a rough model; at least 1
   * @throws IllegalArgumentException if it is less
   */
  public static void grain(long nanoseconds) {
    if (nanoseconds < 1) {
      throw new IllegalArgumentException("a grain of " + nanoseconds + " ns");
    }
    grain = nanoseconds;
  }

  /**
   * How much work a thread must have to do to be given any.
   *
   * @return in nanoseconds
   */
  public static long grain() {
    return grain;
  }

  /**
   * Into how many parts some work should be split now.
   *
   * @param nanoseconds what all of it takes one thread, by a rough model
   * @return 1 if it is too little, or if the workers are at work already, for another thread or for
   *     this one
   */
  public static int parts(long nanoseconds) {
    if (!areWorthwhile(nanoseconds) || pool().isBusy()) {
      return 1;
    }
    return (int) Math.min(count, nanoseconds / grain);
  }

  /** Whether there is work for two. */
  static boolean areWorthwhile(long nanoseconds) {
    return count > 1 && nanoseconds >= 2 * grain;
  }

  /**
   * Does all parts of a task, on this thread and on the workers, if they are free; returns when all
   * are done. What a part throws is thrown here, the first part's if several throw. Allocates
   * nothing.
   *
   * @param task its parts must need nothing of one another
   * @param parts how many
   */
  public static void run(Task task, int parts) {
    pool().run(task, parts);
  }

  /**
   * How often workers have been given something, by which tests see that they were.
   *
   * @return since the count was set
   */
  public static long handOvers() {
    return pool.map(Pool::handOvers).orElse(0L);
  }

  private static Pool pool() {
    Optional<Pool> known = pool;
    return known.isPresent() ? known.get() : started();
  }

  private static synchronized Pool started() {
    if (pool.isEmpty()) {
      pool = Optional.of(Pool.of(count - 1));
    }
    return pool.get();
  }
}
