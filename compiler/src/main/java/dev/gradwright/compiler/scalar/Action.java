package dev.gradwright.compiler.scalar;

import java.util.List;

/** One statement of a {@link Computation.Sequential}. */
public sealed interface Action {

  /**
   * {@code for (i = from; i < to; i++) body}: in the body, i is one more axis than those around it.
   */
  record For(Affine from, Affine to, List<Action> body) implements Action {
    public For {
      body = List.copyOf(body);
    }
  }

  record While(Scalar condition, List<Action> body) implements Action {
    public While {
      body = List.copyOf(body);
    }
  }

  record If(Scalar condition, List<Action> then, List<Action> otherwise) implements Action {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code variable = value} */
  record Assign(int variable, Scalar value) implements Action {}

  /** {@code variable = variable + value}: a real sum has double precision until it is used. */
  record Add(int variable, Scalar value) implements Action {}

  /** {@code result[coordinates] = value} */
  record Store(List<Coordinate> coordinates, Scalar value) implements Action {
    public Store {
      coordinates = List.copyOf(coordinates);
    }
  }
}
