package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.util.Random;

/** One movement of points, the same for all tensors it is applied to. */
final class Motion {
  private final Graph.Transformation kind;
  private final long seed;

  private Motion(Graph.Transformation kind, long seed) {
    this.kind = kind;
    this.seed = seed;
  }

  static Motion draw(Graph.Transformation kind, Random random) {
    return new Motion(kind, random.nextLong());
  }

  DoubleTensor apply(RealTensor points) {
    return switch (kind) {
      case ROTATION -> rotated(points);
      case TRANSLATION -> shifted(points);
      case PERMUTATION -> permuted(points);
    };
  }

  /** A turn in each plane of two axes, one after another. */
  private DoubleTensor rotated(RealTensor points) {
    Random random = new Random(seed);
    DoubleTensor turned = copy(points);
    int extent = points.extent(points.rank() - 1);
    for (int a = 0; a < extent; a++) {
      for (int b = a + 1; b < extent; b++) {
        turn(turned, extent, a, b, 2 * Math.PI * random.nextDouble());
      }
    }
    return turned;
  }

  private static void turn(DoubleTensor points, int extent, int a, int b, double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    for (int row = 0; row < points.size(); row += extent) {
      double x = points.get(row + a);
      double y = points.get(row + b);
      points.set(row + a, cos * x - sin * y);
      points.set(row + b, sin * x + cos * y);
    }
  }

  private DoubleTensor shifted(RealTensor points) {
    Random random = new Random(seed);
    DoubleTensor shifted = copy(points);
    int extent = points.extent(points.rank() - 1);
    double[] shift = random.doubles(extent, -1, 1).toArray();
    for (int i = 0; i < shifted.size(); i++) {
      shifted.set(i, shifted.get(i) + shift[i % extent]);
    }
    return shifted;
  }

  /** Fisher and Yates's shuffle of the first axis. */
  private DoubleTensor permuted(RealTensor points) {
    Random random = new Random(seed);
    DoubleTensor permuted = copy(points);
    int rows = points.extent(0);
    for (int last = rows - 1; last > 0; last--) {
      swap(permuted, permuted.size() / rows, last, random.nextInt(last + 1));
    }
    return permuted;
  }

  private static void swap(DoubleTensor points, int width, int a, int b) {
    for (int i = 0; i < width; i++) {
      double before = points.get(a * width + i);
      points.set(a * width + i, points.get(b * width + i));
      points.set(b * width + i, before);
    }
  }

  private static DoubleTensor copy(RealTensor points) {
    DoubleTensor copy = DoubleTensor.zeros(points.shape());
    copy.copyFrom(points);
    return copy;
  }
}
