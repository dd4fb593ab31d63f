package dev.gradwright.benchmarks.limit;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.runtime.parallel.Task;
import dev.gradwright.runtime.parallel.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The same step on several threads at once; done when all are. They are those that training steps
 * run on: others would have to be woken for each run.
 */
final class Together implements Step, Task {
  private final List<Step> steps;
  private final double[] results;

  private Together(List<Step> steps) {
    this.steps = steps;
    this.results = new double[steps.size()];
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
    Threads.run(this, steps.size());
    double sum = 0;
    for (double result : results) {
      sum += result;
    }
    return sum;
  }

  @Override
  public void run(int part) {
    results[part] = steps.get(part).run();
  }
}
