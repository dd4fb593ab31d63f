package dev.gradwright.compiler.parse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs a task that recurses as deep as {@link Nesting#DEEPEST} allows, whatever stack its caller
 * has: a level takes up to ten frames.
 */
final class DeepStack {
  private static final long BYTES = 16L << 20;

  private DeepStack() {}

  static <T> T run(Supplier<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(null, () -> complete(result, task), "parser", BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return result.join();
    } catch (CompletionException failure) {
      throw new IllegalStateException("parse", failure.getCause());
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
    try {
      result.complete(task.get());
    } catch (RuntimeException | Error failure) {
      result.completeExceptionally(failure);
    }
  }
}
