package dev.gradwright.compiler.scalar;

import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/** How all elements of a result follow from the operands. */
public sealed interface Computation {
  /** How each element follows from elements of operands, if it is no fold of several. */
  default Optional<Scalar> elementwise() {
    return Optional.empty();
  }

  /** The elements come from outside: an input, a parameter. */
  record Given() implements Computation {}

  /** The elements are these, row-major; decimal text as of {@link Scalar.Literal}. */
  record Listed(List<String> decimals) implements Computation {
    public Listed {
      decimals = List.copyOf(decimals);
    }
  }

  /** The elements come out of a loop: see {@code LoopResult}. */
  record Repeated() implements Computation {}

  /** No elements: derivatives put a formula in its place before anything is computed. */
  record Formal() implements Computation {}

  /**
   * {@code result[i] = fold over r of value(i, r)}: axes 0 .. rank-1 of {@code value} are the
   * result's, the following ones the reduced extents. Without a fold there are none of these.
   */
  record Pointwise(Scalar value, Optional<Fold> fold, List<Extent> reduced) implements Computation {
    public Pointwise {
      reduced = List.copyOf(reduced);
    }

    @Override
    public Optional<Scalar> elementwise() {
      return fold.isEmpty() ? Optional.of(value) : Optional.empty();
    }

    public static Pointwise of(Scalar value) {
      return new Pointwise(value, Optional.empty(), List.of());
    }

    public static Pointwise folding(Fold fold, List<Extent> reduced, Scalar value) {
      return new Pointwise(value, Optional.of(fold), reduced);
    }
  }

  /**
   * {@code result = 0; for i in space, row-major: result[target(i)] += value(i)}: the axes of
   * {@code target} and {@code value} are those of {@code space}.
   */
  record Scatter(List<Extent> space, List<Coordinate> target, Scalar value) implements Computation {
    public Scatter {
      space = List.copyOf(space);
      target = List.copyOf(target);
    }
  }

  /**
   * {@code for b in batch: variables = their starts; body}: the statements of the body, in their
   * order, store every element of the result that belongs to b. The axes of the batch come first,
   * then those of the loops around a statement.
   */
  record Sequential(List<Extent> batch, List<Variable> variables, List<Action> body)
      implements Computation {
    public Sequential {
      batch = List.copyOf(batch);
      variables = List.copyOf(variables);
      body = List.copyOf(body);
    }

    /** What the statements may change; known by its place in the list. */
    public record Variable(String name, Scalar start) {}
  }
}
