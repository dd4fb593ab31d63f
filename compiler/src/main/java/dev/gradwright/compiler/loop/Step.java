package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/** One thing a routine does. */
public sealed interface Step {

  /** What the step is for, in the user's terms. */
  Remark remark();

  /**
   * Runs a kernel on buffers, one for each of its arrays, and on the indices of repeats around it.
   */
  record Launch(int kernel, List<Integer> buffers, List<Integer> indices, Remark remark)
      implements Step {
    public Launch {
      buffers = List.copyOf(buffers);
      indices = List.copyOf(indices);
    }
  }

  /**
   * {@code C = op(A) op(B)} by the kernel provider, which repeats it for every combination of the
   * {@code batches}, and that for every combination of the {@code turns}; each moves the three
   * matrices.
   *
   * @param packed the number by which {@link Pack} has left B, if it has
   * @param moves the parameter of which C is the gradient, if no later step needs either, so that a
   *     training step may update it here
   */
  record Multiply(
      Multiplication product,
      Operand a,
      Operand b,
      Operand c,
      List<Batch> turns,
      List<Batch> batches,
      Optional<Integer> packed,
      Optional<Integer> moves,
      Remark remark)
      implements Step {
    public Multiply {
      turns = List.copyOf(turns);
      batches = List.copyOf(batches);
    }

    public Multiply withPacked(int number) {
      return new Multiply(product, a, b, c, turns, batches, Optional.of(number), moves, remark);
    }

    public Multiply moving(int parameter) {
      return new Multiply(product, a, b, c, turns, batches, packed, Optional.of(parameter), remark);
    }
  }

  /** Leaves B in the order in which the kernel provider reads it for products of this shape. */
  record Pack(int number, MatrixProduct product, Operand b, Remark remark) implements Step {}

  /**
   * Steps over the elements of arrays of one length, of which each element needs only those at its
   * own place. With vectors they are done strip by strip: all stages for one strip, which stays in
   * the cache, and then the next.
   *
   * @param name what the user calls the last value
   * @param steps what computes the same one step after another
   * @param length of the arrays
   * @param work what one element takes, in additions
   */
  record Chain(
      String name, List<Step> steps, Extent length, List<Stage> stages, Extent work, Remark remark)
      implements Step {
    public Chain {
      steps = List.copyOf(steps);
      stages = List.copyOf(stages);
    }

    public Chain with(List<Step> others) {
      return new Chain(name, others, length, stages, work, remark);
    }
  }

  /**
   * A part of a chain: one of the program's stages on buffers, one for each of its arrays.
   *
   * @param total the buffer of the sum over all strips, if the stage adds up its elements
   */
  record Stage(int kernel, List<Integer> buffers, Optional<Integer> total) {
    public Stage {
      buffers = List.copyOf(buffers);
    }
  }

  /**
   * Steps over the elements of arrays of one length, done strip by strip: launches of kernels whose
   * turns are those elements, and {@link Dot}s.
   *
   * @param name what the user calls the last value
   * @param work what one element takes, in additions
   */
  record Strips(String name, List<Step> steps, Extent length, Extent work, Remark remark)
      implements Step {
    public Strips {
      steps = List.copyOf(steps);
    }

    public Strips with(List<Step> others) {
      return new Strips(name, others, length, work, remark);
    }
  }

  /**
   * The sum of the products of two arrays' elements, of each strip (of floats in halves), and of
   * those sums from the first to the last.
   */
  record Dot(int a, int b, int total, Remark remark) implements Step {}

  /** Where in a buffer a matrix begins; the axes of the offset are the indices of repeats. */
  record Operand(int buffer, Affine offset) {}

  /** How often, and how far apart the matrices lie from turn to turn. */
  record Batch(Extent count, Extent strideA, Extent strideB, Extent strideC) {}

  /**
   * Steps that run once for each value of an index, {@code 0 <= index < trips}.
   *
   * @param index the number by which the steps name the index
   * @param indexName what the user calls it
   * @param name what the user calls the result
   */
  record Repeat(
      int index,
      String indexName,
      Extent trips,
      Walk walk,
      List<Step> steps,
      String name,
      Remark remark)
      implements Step {
    public Repeat {
      steps = List.copyOf(steps);
    }

    public Repeat with(List<Step> inside) {
      return new Repeat(index, indexName, trips, walk, inside, name, remark);
    }
  }

  /** In which order an index takes its values. */
  enum Walk {
    UP,
    DOWN
  }
}
