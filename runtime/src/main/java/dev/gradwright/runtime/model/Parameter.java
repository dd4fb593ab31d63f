package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.RealTensor;
import java.util.Objects;

/**
 * One parameter, or its gradient.
 *
 * @param path where it lives in the model, {@code blocks[3].fc.w}
 * @param value the tensor itself, shared and not copied
 */
public record Parameter(String path, RealTensor value) {

  /**
   * Requires both.
   *
   * @param path where it lives in the model, {@code blocks[3].fc.w}
   * @param value the tensor itself, shared and not copied
   */
  public Parameter {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(value, "value");
  }
}
