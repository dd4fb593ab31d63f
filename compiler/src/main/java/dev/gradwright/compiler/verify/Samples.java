package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Draws tensors by their types and declared domains. */
final class Samples {
  private static final int INTS_WITHOUT_DOMAIN = 3;

  private final Map<String, Long> dims;
  private final Random random;

  Samples(Map<String, Long> dims, Random random) {
    this.dims = dims;
    this.random = random;
  }

  /** A tensor in its domain: reals without one are normal, ints without one are small. */
  Tensor draw(TensorType type, Optional<Graph.Domain> domain) {
    int[] shape = shape(type);
    return switch (type.element()) {
      case REAL -> reals(shape, domain);
      case INT -> ints(shape, domain);
      case BOOL -> booleans(shape);
      case F32, F16, BF16 -> throw new IllegalArgumentException("nothing is given as " + type);
    };
  }

  DoubleTensor zeros(TensorType type) {
    return DoubleTensor.zeros(shape(type));
  }

  private DoubleTensor reals(int[] shape, Optional<Graph.Domain> domain) {
    DoubleTensor drawn = DoubleTensor.zeros(shape);
    for (int i = 0; i < drawn.size(); i++) {
      drawn.set(i, real(domain));
    }
    return drawn;
  }

  /** Away from the ends of the domain, where a derivative may have one side only. */
  private double real(Optional<Graph.Domain> domain) {
    return domain.isPresent() && domain.get() instanceof Graph.Domain.Reals range
        ? range.from() + (range.to() - range.from()) * (0.05 + 0.9 * random.nextDouble())
        : random.nextGaussian();
  }

  private IntTensor ints(int[] shape, Optional<Graph.Domain> domain) {
    long from = 0;
    long to = INTS_WITHOUT_DOMAIN;
    if (domain.isPresent() && domain.get() instanceof Graph.Domain.Ints range) {
      from = evaluate(range.from());
      to = evaluate(range.to());
    }
    IntTensor drawn = IntTensor.zeros(shape);
    if (drawn.size() > 0 && to <= from) {
      throw new NoSampleException("the domain " + from + ".." + to + " is empty");
    }
    for (int i = 0; i < drawn.size(); i++) {
      drawn.set(i, Math.toIntExact(from + (long) (random.nextDouble() * (to - from))));
    }
    return drawn;
  }

  private BooleanTensor booleans(int[] shape) {
    BooleanTensor drawn = BooleanTensor.zeros(shape);
    for (int i = 0; i < drawn.size(); i++) {
      drawn.set(i, random.nextBoolean());
    }
    return drawn;
  }

  private int[] shape(TensorType type) {
    return type.shape().extents().stream().mapToInt(e -> Math.toIntExact(evaluate(e))).toArray();
  }

  private long evaluate(Extent extent) {
    return extent.evaluate(dims::get);
  }
}
