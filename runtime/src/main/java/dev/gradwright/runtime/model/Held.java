package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;

/** What tensors take in memory, with the room that larger extents left in them. */
public final class Held {
  private Held() {}

  /**
   * All elements that tensors have room for.
   *
   * @param tensors of which none is there twice
   * @return bytes
   */
  public static long bytes(List<? extends Tensor> tensors) {
    return tensors.stream().mapToLong(Held::bytes).sum();
  }

  /**
   * All that parameters or gradients hold, with their state.
   *
   * @param parameters null if they do not exist yet
   * @return bytes
   */
  public static long bytes(Parameters parameters) {
    return parameters == null ? 0 : values(parameters.list()) + values(parameters.state());
  }

  private static long values(List<Parameter> parameters) {
    return bytes(parameters.stream().map(Parameter::value).toList());
  }

  private static long bytes(Tensor tensor) {
    if (tensor instanceof FloatTensor floats) {
      return (long) Float.BYTES * floats.array().length;
    }
    if (tensor instanceof DoubleTensor doubles) {
      return (long) Double.BYTES * doubles.array().length;
    }
    if (tensor instanceof IntTensor ints) {
      return (long) Integer.BYTES * ints.array().length;
    }
    return ((BooleanTensor) tensor).array().length;
  }
}
