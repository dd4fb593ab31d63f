package dev.gradwright.runtime.tensor;

/**
 * A dense row-major array of any rank: element {@code [i, j]} of a matrix stands at {@code i *
 * extent(1) + j} of one backing array.
 *
 * <p>A scalar has rank 0 and one element; an extent may be 0. The backing array starts with element
 * 0 and may be longer than {@link #size()}, so that a workspace can shrink and grow again without
 * allocating. Tensors are mutable and not synchronised.
 */
public sealed interface Tensor permits RealTensor, IntTensor, BooleanTensor {
  /** The most elements of a tensor: the longest array that every collector of HotSpot grants. */
  int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

  /**
   * How many axes.
   *
   * @return 0 for a scalar
   */
  int rank();

  /**
   * How long one axis is.
   *
   * @param axis 0 for the outermost
   * @return at least 0
   * @throws ShapeException if there is no such axis
   */
  int extent(int axis);

  /**
   * All extents.
   *
   * @return a copy, empty for a scalar
   */
  int[] shape();

  /**
   * How many elements: the product of the extents.
   *
   * @return 1 for a scalar
   */
  int size();

  /**
   * What the elements are.
   *
   * @return real, int or bool
   */
  Element element();

  /**
   * The language's word for the elements.
   *
   * @return {@code real}, {@code int} or {@code bool}
   */
  default String elementName() {
    return element().toString();
  }

  /**
   * Where an element stands in the backing array.
   *
   * @param index one index per axis
   * @return its flat index
   * @throws ShapeException if the count of indices or one of them does not fit
   */
  int offset(int... index);

  /**
   * Gives the tensor another shape. Elements keep their flat index; those gained are unspecified.
   * The array is replaced only when it is too short, so after growing, arrays taken before are
   * stale.
   *
   * @param shape the extents, none for a scalar
   * @throws ShapeException for a negative extent or more elements than an array holds
   */
  void resize(int... shape);

  /**
   * Changes extent 0 alone, as {@link #resize} does; allocates nothing while the rows fit into the
   * backing array.
   *
   * @param rows the new extent 0
   * @throws ShapeException for a scalar, a negative count or more elements than an array holds
   */
  void resizeRows(int rows);
}
