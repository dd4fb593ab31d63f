package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
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
  /** Shorter loops are little work, and load the classes of vectors in vain. */
  public static final int LEAST = 16;

  /** Of the widest vectors. */
  private static final int BYTES = 64;

  public VectorBody {
    body = List.copyOf(body);
    locals = Map.copyOf(locals);
  }

  /** How many turns pay: of long ones, which are computed by vectors alone, as fill one. */
  public int least(Precision precision) {
    return isWhole(body) ? BYTES / precision.bytes() : LEAST;
  }

  private static boolean isWhole(List<Statement> body) {
    return body.stream()
        .anyMatch(
            statement ->
                statement instanceof Statement.Lanes loop && loop.whole()
                    || isWhole(statement.inside()));
  }

  public VectorBody naming(Map<Integer, String> others) {
    return new VectorBody(body, others, length);
  }
}
