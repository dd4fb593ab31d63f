package dev.gradwright.benchmarks.limit;

import dev.gradwright.benchmarks.measure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The same step on several threads at once; done when all are. */
final class Together implements Step {
  private final List<Step> steps;
  private final ExecutorService workers;

  private Together(List<Step> steps) {
    this.steps = steps;
    this.workers =
        Executors.newFixedThreadPool(
            steps.size() - 1,
            work -> {
              Thread thread = new Thread(work, "limit");
              thread.setDaemon(true);
              return thread;
            });
  }

  static Step of(int threads, Supplier<Step> step) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      steps.add(step.get());
    }
    return threads == 1 ? steps.get(0) : new Together(steps);
  }

  @Override
  public double run() {
    List<Future<Double>> others =
        steps.subList(1, steps.size()).stream().map(step -> workers.submit(step::run)).toList();
    double sum = steps.get(0).run();
    for (Future<Double> other : others) {
      sum += result(other);
    }
    return sum;
  }

  private static double result(Future<Double> other) {
    try {
      return other.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a thread at the limit did not come back", e);
    }
  }
}
