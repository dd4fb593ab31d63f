package dev.gradwright.compiler.scalar;

import dev.gradwright.compiler.type.ElementType;
import java.util.List;

/** An expression for one element, in the indices of the loop around it. */
public sealed interface Scalar {

  /** The element type of the value. */
  ElementType element();

  /**
   * A number; {@code decimal} is its exact decimal text, or {@code Infinity}, {@code -Infinity},
   * {@code NaN}.
   */
  record Literal(String decimal, ElementType element) implements Scalar {
    /** The number in double precision; a bool is 1 or 0. */
    public double value() {
      return Double.parseDouble(decimal);
    }
  }

  /** The value of an affine function of the indices, as an int. */
  record Position(Affine index) implements Scalar {
    @Override
    public ElementType element() {
      return ElementType.INT;
    }
  }

  /**
   * The element of an operand at coordinates, one for each of its axes; the coordinates must be
   * inside.
   */
  record Load(int operand, List<Coordinate> coordinates, ElementType element) implements Scalar {
    public Load {
      coordinates = List.copyOf(coordinates);
    }
  }

  /**
   * The element of an operand that has the same row-major position as the element being computed.
   */
  record LoadSamePlace(int operand, ElementType element) implements Scalar {}

  /** A function of values, all of which are evaluated. */
  record Apply(Function function, List<Scalar> arguments, ElementType element) implements Scalar {
    public Apply {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The value, if it is in {@code from <= value <= to}; else an error that {@code what} tells of.
   */
  record Within(Scalar value, Scalar from, Scalar to, String what) implements Scalar {
    @Override
    public ElementType element() {
      return value.element();
    }
  }

  /**
   * One of two values; the other is not evaluated, so the condition may guard a load from leaving
   * its tensor.
   */
  record Choose(Scalar condition, Scalar then, Scalar otherwise) implements Scalar {
    @Override
    public ElementType element() {
      return then.element();
    }
  }

  /** What a variable of a {@link Computation.Sequential} is now. */
  record Variable(int number, ElementType element) implements Scalar {}

  /** The element of the result that a {@link Computation.Sequential} has stored before. */
  record Made(List<Coordinate> coordinates, ElementType element) implements Scalar {
    public Made {
      coordinates = List.copyOf(coordinates);
    }
  }
}
