package dev.gradwright.runtime.parallel;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Workers for one task at a time. Each is offered one part; what none has begun when the caller is
 * done with its own, the caller does too, so that a busy machine costs little.
 */
final class Pool {
  private final Worker[] workers;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long handOvers;

  private Pool(Worker[] workers) {
    this.workers = workers;
  }

  static Pool of(int count) {
    Worker[] workers = new Worker[count];
    for (int i = 0; i < count; i++) {
      workers[i] = Worker.start("gradwright-" + (i + 1));
    }
    return new Pool(workers);
  }

  boolean isBusy() {
    return busy.get();
  }

  long handOvers() {
    return handOvers;
  }

  /** A task inside a task, or beside that of another thread, runs on its caller's thread alone. */
  void run(Task task, int parts) {
    if (workers.length > 0 && parts > 1 && busy.compareAndSet(false, true)) {
      try {
        runTogether(task, parts);
      } finally {
        busy.set(false);
      }
    } else {
      for (int part = 0; part < parts; part++) {
        task.run(part);
      }
    }
  }

  private void runTogether(Task task, int parts) {
    int offered = Math.min(workers.length, parts - 1);
    handOvers += offered;
    for (int i = 0; i < offered; i++) {
      workers[i].offer(task, i + 1);
    }
    Optional<Throwable> thrown = runOwn(task, offered, parts);
    for (int i = 0; i < offered; i++) {
      Optional<Throwable> here = workers[i].finish();
      thrown = thrown.isPresent() ? thrown : here;
    }
    if (thrown.isPresent()) {
      rethrow(thrown.get());
    }
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  /** The first part, and those for which there are too few workers. */
  private static Optional<Throwable> runOwn(Task task, int offered, int parts) {
    try {
      task.run(0);
      for (int part = offered + 1; part < parts; part++) {
        task.run(part);
      }
      return Optional.empty();
    } catch (RuntimeException | Error thrown) {
      return Optional.of(thrown);
    }
  }

  /** Ends its threads; who still has work for them does it alone. */
  void close() {
    for (Worker worker : workers) {
      worker.close();
    }
  }
}
