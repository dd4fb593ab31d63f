package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.ElementType;
import java.util.List;
import java.util.Optional;

/**
 * A nest of loops over arrays. It has no names, so kernels that do the same are equal.
 *
 * @param dims the names of the dims that its extents mention, in order
 * @param indices how many indices of repeats around its launch it takes: its first locals
 * @param turns what of it threads may share
 */
public record Kernel(
    List<Array> arrays,
    List<String> dims,
    int indices,
    Optional<Turns> turns,
    List<Statement> body) {
  public Kernel {
    arrays = List.copyOf(arrays);
    dims = List.copyOf(dims);
    body = List.copyOf(body);
  }

  /** For one thread. */
  public Kernel(List<Array> arrays, List<String> dims, int indices, List<Statement> body) {
    this(arrays, dims, indices, Optional.empty(), body);
  }

  /** An array that the kernel reads, writes or both. */
  public record Array(ElementType element, Access access) {}

  public enum Access {
    READ,
    WRITE
  }
}
