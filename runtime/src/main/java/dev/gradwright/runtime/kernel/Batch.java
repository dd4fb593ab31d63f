package dev.gradwright.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Equal products over several matrices that lie at fixed distances from one another.
 *
 * @param product what each computes
 * @param axes along which it is repeated, the outermost first
 */
public record Batch(Product product, List<Axis> axes) {

  /**
   * How often, and how far apart.
   *
   * @param count how many
   * @param strideA from one A to the next, 0 if all share it
   * @param strideB from one B to the next, 0 if all share it
   * @param strideC from one C to the next; 0 only for a product that adds, which then sums along
   *     the axis in its order
   */
  public record Axis(int count, int strideA, int strideB, int strideC) {

    /**
     * Requires a count of at least 0.
     *
     * @param count how many
     * @param strideA from one A to the next, 0 if all share it
     * @param strideB from one B to the next, 0 if all share it
     * @param strideC from one C to the next; 0 only for a product that adds
     */
    public Axis {
      if (count < 0) {
        throw new IllegalArgumentException("a batch of " + count + " products");
      }
    }
  }

  /**
   * Requires a product.
   *
   * @param product what each computes
   * @param axes along which it is repeated, the outermost first
   */
  public Batch {
    Objects.requireNonNull(product, "product");
    axes = List.copyOf(axes);
  }

  /**
   * Along one axis.
   *
   * @param product what each computes
   * @param count how many
   * @param strideA from one A to the next, 0 if all share it
   * @param strideB from one B to the next, 0 if all share it
   * @param strideC from one C to the next; 0 only for a product that adds
   */
  public Batch(Product product, int count, int strideA, int strideB, int strideC) {
    this(product, List.of(new Axis(count, strideA, strideB, strideC)));
  }

  /**
   * All of this several times.
   *
   * @param count how many
   * @param strideA from the first A of one to that of the next, 0 if all share them
   * @param strideB from the first B of one to that of the next, 0 if all share them
   * @param strideC from the first C of one to that of the next; 0 only for a product that adds
   * @return with one more axis around
   */
  public Batch repeated(int count, int strideA, int strideB, int strideC) {
    List<Axis> all = new ArrayList<>(List.of(new Axis(count, strideA, strideB, strideC)));
    all.addAll(axes);
    return new Batch(product, all);
  }

  /** How many products it is. */
  long count() {
    long count = 1;
    for (int i = 0; i < axes.size(); i++) {
      count *= axes.get(i).count();
    }
    return count;
  }

  /** The same products of other extents. */
  Batch of(Product other) {
    return new Batch(other, axes);
  }

  /** Some of the products: another count along one axis. */
  Batch with(int axis, int count) {
    List<Axis> others = new ArrayList<>(axes);
    Axis whole = axes.get(axis);
    others.set(axis, new Axis(count, whole.strideA(), whole.strideB(), whole.strideC()));
    return new Batch(product, others);
  }
}
