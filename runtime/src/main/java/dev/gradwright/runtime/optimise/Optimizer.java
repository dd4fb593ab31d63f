package dev.gradwright.runtime.optimise;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import java.util.List;

/**
 * Changes parameters by their gradients. An optimizer belongs to the parameters of its first call
 * and remembers what its rule needs from step to step; after the first, a step allocates nothing.
 * One thread at a time uses it.
 */
public interface Optimizer {

  /**
   * The rule's name, which a checkpoint records.
   *
   * @return such as {@code adam}
   */
  String name();

  /**
   * One step.
   *
   * @param parameters what is changed
   * @param gradients with the same shapes in the same order; read only
   * @throws IllegalArgumentException if the two do not match each other or the parameters of the
   *     first call
   */
  void step(Parameters parameters, Parameters gradients);

  /**
   * How many steps were made.
   *
   * @return at least 0
   */
  long steps();

  /**
   * Counts on from a number of steps, as after reading a checkpoint.
   *
   * @param steps at least 0
   * @throws IllegalArgumentException if it is negative
   */
  void continueFrom(long steps);

  /**
   * What the rule remembers, one tensor per parameter and kind of memory, not copied: writing to
   * them restores a state.
   *
   * @param parameters those that it steps
   * @return such as {@code fc1.w/velocity}, empty for a rule without memory
   * @throws IllegalArgumentException if they do not match the parameters of the first call
   */
  List<Parameter> memory(Parameters parameters);
}
