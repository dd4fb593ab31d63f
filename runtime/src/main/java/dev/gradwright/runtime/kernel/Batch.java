package dev.gradwright.runtime.kernel;

import java.util.Objects;

/**
 * Equal products over several matrices that lie at a fixed distance from one another.
 *
 * @param product what each computes
 * @param count how many
 * @param strideA from one A to the next, 0 if all share it
 * @param strideB from one B to the next, 0 if all share it
 * @param strideC from one C to the next; 0 only for a product that adds, which then sums over the
 *     batch in its order
 */
public record Batch(Product product, int count, int strideA, int strideB, int strideC) {

  /**
   * Requires a product and a count of at least 0.
   *
   * @param product what each computes
   * @param count how many
   * @param strideA from one A to the next, 0 if all share it
   * @param strideB from one B to the next, 0 if all share it
   * @param strideC from one C to the next; 0 only for a product that adds, which then sums over the
   *     batch in its order
   */
  public Batch {
    Objects.requireNonNull(product, "product");
    if (count < 0) {
      throw new IllegalArgumentException("a batch of " + count + " products");
    }
  }
}
