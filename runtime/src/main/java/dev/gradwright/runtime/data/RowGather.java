package dev.gradwright.runtime.data;

import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Tensor;

/** {@code to[i, ...] = from[rows[begin + i], ...]}. */
final class RowGather {
  private RowGather() {}

  /** A new tensor with some rows of another. */
  static Tensor select(Tensor from, int... rows) {
    Tensor to = emptyLike(from, rows.length);
    gather(from, rows, 0, to);
    return to;
  }

  /** A tensor of the same kind with another count of rows. */
  static Tensor emptyLike(Tensor from, int rows) {
    int[] shape = from.shape();
    shape[0] = rows;
    if (from instanceof FloatTensor) {
      return FloatTensor.zeros(shape);
    }
    if (from instanceof DoubleTensor) {
      return DoubleTensor.zeros(shape);
    }
    return from instanceof IntTensor ? IntTensor.zeros(shape) : BooleanTensor.zeros(shape);
  }

  /** Fills all rows of {@code to}, which is of the kind of {@code from}; allocates nothing. */
  static void gather(Tensor from, int[] rows, int begin, Tensor to) {
    int count = to.extent(0);
    int width = count == 0 ? 0 : to.size() / count;
    Object source = array(from);
    Object target = array(to);
    for (int i = 0; i < count; i++) {
      System.arraycopy(source, rows[begin + i] * width, target, i * width, width);
    }
  }

  /** What a tensor's array holds. */
  static String kind(Tensor tensor) {
    if (tensor instanceof FloatTensor) {
      return "floats";
    }
    if (tensor instanceof DoubleTensor) {
      return "doubles";
    }
    return tensor instanceof IntTensor ? "ints" : "booleans";
  }

  private static Object array(Tensor tensor) {
    if (tensor instanceof FloatTensor floats) {
      return floats.array();
    }
    if (tensor instanceof DoubleTensor doubles) {
      return doubles.array();
    }
    return tensor instanceof IntTensor ints ? ints.array() : ((BooleanTensor) tensor).array();
  }
}
