package dev.gradwright.compiler.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kernel with the names of its first launch.
 *
 * @param arrays a name for each array
 * @param locals names for the locals that have one
 * @param vectors how the flavour with vectors computes the same, if it does so otherwise
 */
public record NamedKernel(
    String name,
    Remark remark,
    List<String> arrays,
    Map<Integer, String> locals,
    Kernel kernel,
    Optional<VectorBody> vectors) {
  public NamedKernel {
    arrays = List.copyOf(arrays);
    locals = Map.copyOf(locals);
  }
}
