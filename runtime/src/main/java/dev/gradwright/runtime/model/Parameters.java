package dev.gradwright.runtime.model;

import java.util.List;

/**
 * The parameters of a model, or their gradients, in the order of declaration. Generated classes add
 * one accessor per name.
 */
public interface Parameters {

  /**
   * All of them.
   *
   * @return an immutable list, the same on every call, empty for a model without parameters
   */
  List<Parameter> list();

  /**
   * All of them as one long vector that reads and writes through.
   *
   * @return a new view
   */
  default FlatParameters flat() {
    return new FlatParameters(list());
  }
}
