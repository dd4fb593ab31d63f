package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of a kernel for machines with vectors, over the same arrays, dims and indices.
 *
 * @param locals names for the locals that have one
 * @param length of the only loop that runs in lanes, where that may be too short
 */
public record VectorBody(
    List<Statement> body, Map<Integer, String> locals, Optional<Extent> length) {
  /** Shorter loops do not fill a vector, and load the classes of vectors in vain. */
  public static final int LEAST = 16;

  public VectorBody {
    body = List.copyOf(body);
    locals = Map.copyOf(locals);
  }

  public VectorBody naming(Map<Integer, String> others) {
    return new VectorBody(body, others, length);
  }
}
