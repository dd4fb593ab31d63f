package dev.gradwright.runtime.model;

import dev.gradwright.runtime.random.Draws;
import java.util.List;

/**
 * The parameters of a model, or their gradients, in the order of declaration; beside them what else
 * a training step changes. Generated classes add one accessor per name.
 */
public interface Parameters {

  /**
   * All of them.
   *
   * @return an immutable list, the same on every call, empty for a model without parameters
   */
  List<Parameter> list();

  /**
   * What training steps update and optimizers leave alone. It is neither in {@link #list()} nor in
   * {@link #flat()}, but in checkpoints.
   *
   * @return an immutable list, the same on every call, empty for a model without state
   */
  default List<Parameter> state() {
    return List.of();
  }

  /**
   * Where the model's random draws stand.
   *
   * @return the same object on every call, {@link Draws#none()} for a model without any
   */
  default Draws draws() {
    return Draws.none();
  }

  /**
   * All parameters as one long vector that reads and writes through.
   *
   * @return a new view
   */
  default FlatParameters flat() {
    return new FlatParameters(list());
  }
}
