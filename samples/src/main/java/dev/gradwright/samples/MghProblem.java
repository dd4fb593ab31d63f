package dev.gradwright.samples;

import dev.gradwright.runtime.model.ModelType;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/** A function of the collection, where it starts, and the minima that are published. */
record MghProblem(String name, ModelType type, RealVector start, double... minima) {
  /** A unit of the sixth digit of 48.9842: minima are published with six, some of them cut off. */
  private static final double RELATIVE = 2.05e-6;

  /** Of a sum of squares that vanishes. */
  private static final double ABSOLUTE = 1e-24;

  static MghProblem of(String name, ModelType type, double... start) {
    return new MghProblem(name, type, new ArrayRealVector(start), 0);
  }

  MghProblem withMinima(double... minima) {
    return new MghProblem(name, type, start, minima);
  }

  /** The sum of squares where the optimizer ends. */
  double found() {
    return squares().sum(squares().minimum(start));
  }

  double atStart() {
    return squares().sum(start);
  }

  private LeastSquares squares() {
    return new LeastSquares(type.create(type.initialise(0)));
  }

  boolean isMinimum(double found) {
    return DoubleStream.of(minima)
        .anyMatch(minimum -> Math.abs(found - minimum) <= RELATIVE * minimum + ABSOLUTE);
  }
}
