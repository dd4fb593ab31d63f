package dev.gradwright.runtime.parallel;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that takes one part at a time. After it, it spins for a while, since the next most often
 * follows at once, and then sleeps until it is woken.
 */
final class Worker implements Runnable {
  private static final long SPIN_NANOSECONDS = 50_000;
  private static final int SPINS_PER_LOOK = 16;

  private static final int IDLE = 0;
  private static final int ASLEEP = 1;
  private static final int OFFERED = 2;
  private static final int TAKEN = 3;

  private final AtomicInteger state = new AtomicInteger(IDLE);
  private final Thread thread;
  private Task task = NoTask.NONE;
  private int part;
  private Optional<Throwable> thrown = Optional.empty();
  private volatile boolean closed;

  /** What a worker holds in between, so that it keeps no model alive. */
  private enum NoTask implements Task {
    NONE;

    @Override
    public void run(int part) {}
  }

  private Worker(String name) {
    // Without the thread-locals of whoever came first.
    this.thread = new Thread(null, this, name, 0, false);
  }

  static Worker start(String name) {
    Worker worker = new Worker(name);
    worker.thread.setDaemon(true);
    worker.thread.start();
    return worker;
  }

  /** For one thread at a time, which calls {@link #finish()} next. */
  void offer(Task newTask, int newPart) {
    task = newTask;
    part = newPart;
    if (state.getAndSet(OFFERED) == ASLEEP) {
      LockSupport.unpark(thread);
    }
  }

  /** Waits for what was offered, or does it if it was not begun; gives what it threw. */
  Optional<Throwable> finish() {
    if (state.compareAndSet(OFFERED, IDLE)) {
      work();
    } else {
      while (state.get() == TAKEN) {
        spinWhile(TAKEN);
      }
    }
    Optional<Throwable> result = thrown;
    thrown = Optional.empty();
    task = NoTask.NONE;
    return result;
  }

  private void work() {
    try {
      task.run(part);
    } catch (RuntimeException | Error e) {
      thrown = Optional.of(e);
    }
  }

  /**
   * Until the state is another, but not for long. It gives way in between: where another process
   * has the other processor, whom it waits for may be waiting for this one.
   */
  private void spinWhile(int same) {
    long start = System.nanoTime();
    while (state.get() == same && System.nanoTime() - start < SPIN_NANOSECONDS) {
      for (int i = 0; i < SPINS_PER_LOOK && state.get() == same; i++) {
        Thread.onSpinWait();
      }
      Thread.yield();
    }
  }

  @Override
  public void run() {
    while (!closed) {
      if (state.compareAndSet(OFFERED, TAKEN)) {
        work();
        state.set(IDLE);
      } else {
        spinWhile(IDLE);
        sleep();
      }
    }
  }

  private void sleep() {
    if (state.compareAndSet(IDLE, ASLEEP)) {
      while (state.get() == ASLEEP && !closed) {
        LockSupport.park(this);
        // What interrupts it would keep it from sleeping.
        Thread.interrupted();
      }
    }
  }

  /** Ends the thread; what is offered later is done by who offers it. */
  void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
