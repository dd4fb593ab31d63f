package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.Precision;
import java.util.List;
import java.util.Objects;

/**
 * What a model file declares.
 *
 * @param name the model's name
 * @param precision the width of its reals
 * @param dims the dims bound at run time, in the order in which {@code resize} and {@code create}
 *     take them
 * @param inputs in the order in which {@code forward} takes them
 * @param outputs in the order in which {@code outputs} gives and {@code vjp} takes them
 */
public record ModelSignature(
    String name,
    Precision precision,
    List<String> dims,
    List<Declaration> inputs,
    List<Declaration> outputs) {

  /**
   * Copies the lists.
   *
   * @param name the model's name
   * @param precision the width of its reals
   * @param dims the dims bound at run time, in the order in which {@code resize} and {@code create}
   *     take them
   * @param inputs in the order in which {@code forward} takes them
   * @param outputs in the order in which {@code outputs} gives and {@code vjp} takes them
   */
  public ModelSignature {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(precision, "precision");
    dims = List.copyOf(dims);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
