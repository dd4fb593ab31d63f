package dev.gradwright.compiler;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs work that recurses deeper than the caller's stack may allow. */
final class DeepStack {
  private DeepStack() {}

  static <T> T call(long stackBytes, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "gradwright-compiler", stackBytes);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException interruption) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", interruption);
    } catch (ExecutionException failure) {
      throw unchecked(failure.getCause());
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return Optional.of(cause)
        .filter(RuntimeException.class::isInstance)
        .map(RuntimeException.class::cast)
        .orElseGet(() -> new IllegalStateException(cause));
  }
}
