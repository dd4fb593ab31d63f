package dev.gradwright.benchmarks.workload;

import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.optimise.Optimizer;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;

/**
 * A workload ready to run, with what a competitor needs to begin as its equal.
 *
 * @param model the generated class; its parameters are those that the step changes
 * @param inputs the batch, in the model's order
 * @param step one full training step, which returns the loss before it
 */
public record Training(Model model, List<Tensor> inputs, Step step) {

  /** Copies the list. */
  public Training {
    inputs = List.copyOf(inputs);
  }

  /**
   * A parameter of the model.
   *
   * @param path such as {@code fc1.w}
   * @return itself, not a copy
   * @throws IllegalArgumentException if the model has none of the name
   */
  public FloatTensor parameter(String path) {
    return model.parameters().list().stream()
        .filter(parameter -> parameter.path().equals(path))
        .map(Parameter::value)
        .map(FloatTensor.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no parameter " + path));
  }

  /** Forward, backward and the optimizer. */
  static Training of(Model model, List<Tensor> inputs, Optimizer optimizer, Step forward) {
    return new Training(
        model,
        inputs,
        () -> {
          double loss = forward.run();
          model.backward();
          optimizer.step(model.parameters(), model.gradients());
          return loss;
        });
  }
}
