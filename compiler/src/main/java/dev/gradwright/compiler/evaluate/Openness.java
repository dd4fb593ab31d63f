package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import java.util.Collection;
import java.util.stream.Stream;

/** Whether a computation waits for dims or for values from outside. */
final class Openness {
  private Openness() {}

  static boolean isOpen(Computation computation) {
    if (computation instanceof Computation.Pointwise pointwise) {
      return areOpen(pointwise.reduced()) || isOpen(pointwise.value());
    }
    if (computation instanceof Computation.Scatter scatter) {
      return areOpen(scatter.space())
          || isOpen(scatter.value())
          || scatter.target().stream().anyMatch(Openness::isOpen);
    }
    return !(computation instanceof Computation.Listed);
  }

  static boolean areOpen(Collection<Extent> extents) {
    return extents.stream().anyMatch(extent -> extent.constant().isEmpty());
  }

  private static boolean isOpen(Scalar scalar) {
    if (scalar instanceof Scalar.Position position) {
      return isOpen(position.index());
    }
    if (scalar instanceof Scalar.Load load) {
      return load.coordinates().stream().anyMatch(Openness::isOpen);
    }
    if (scalar instanceof Scalar.Apply apply) {
      return apply.arguments().stream().anyMatch(Openness::isOpen);
    }
    if (scalar instanceof Scalar.Within within) {
      return Stream.of(within.value(), within.from(), within.to()).anyMatch(Openness::isOpen);
    }
    return scalar instanceof Scalar.Choose choose
        && Stream.of(choose.condition(), choose.then(), choose.otherwise())
            .anyMatch(Openness::isOpen);
  }

  private static boolean isOpen(Coordinate coordinate) {
    return coordinate instanceof Coordinate.At at
        ? isOpen(at.index())
        : isOpen(((Coordinate.Gathered) coordinate).index());
  }

  private static boolean isOpen(Affine index) {
    return areOpen(index.coefficients().values()) || index.offset().constant().isEmpty();
  }
}
