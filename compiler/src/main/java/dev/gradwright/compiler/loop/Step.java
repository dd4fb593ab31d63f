package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.Extent;
import java.util.List;

/** One thing a routine does. */
public sealed interface Step {

  /** What the step is for, in the user's terms. */
  String remark();

  /** Runs a kernel on buffers, one for each of its arrays. */
  record Launch(int kernel, List<Integer> buffers, String remark) implements Step {
    public Launch {
      buffers = List.copyOf(buffers);
    }
  }

  /**
   * {@code C = op(A) op(B)} by the kernel provider, once for every combination of the turns of
   * {@code repeats}, each of which moves the three matrices.
   */
  record Multiply(
      MatrixProduct product, Operand a, Operand b, Operand c, List<Repeat> repeats, String remark)
      implements Step {
    public Multiply {
      repeats = List.copyOf(repeats);
    }
  }

  /** Where in a buffer a matrix begins. */
  record Operand(int buffer, Extent offset) {}

  /** How often, and how far apart the matrices lie from turn to turn. */
  record Repeat(Extent count, Extent strideA, Extent strideB, Extent strideC) {}
}
