package dev.gradwright.runtime.model;

import java.util.Objects;

/**
 * The stated domain of an input, {@code 0..Classes}: for ints without, for reals with its upper
 * end.
 *
 * @param low the lower end as written
 * @param high the upper end as written
 */
public record Domain(String low, String high) {

  /**
   * Requires both ends.
   *
   * @param low the lower end as written
   * @param high the upper end as written
   */
  public Domain {
    Objects.requireNonNull(low, "low");
    Objects.requireNonNull(high, "high");
  }

  @Override
  public String toString() {
    return low + ".." + high;
  }
}
