package dev.gradwright.compiler.loop;

import java.util.List;

/**
 * Steps that run one after another.
 *
 * @param inputs the inputs read, by their index
 */
public record Routine(Entry entry, List<Integer> inputs, List<Step> steps) {
  public Routine {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
  }
}
