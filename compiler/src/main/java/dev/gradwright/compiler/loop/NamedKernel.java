package dev.gradwright.compiler.loop;

import java.util.List;
import java.util.Map;

/**
 * A kernel with the names of its first launch.
 *
 * @param arrays a name for each array
 * @param locals names for the locals that have one
 */
public record NamedKernel(
    String name, Remark remark, List<String> arrays, Map<Integer, String> locals, Kernel kernel) {
  public NamedKernel {
    arrays = List.copyOf(arrays);
    locals = Map.copyOf(locals);
  }
}
