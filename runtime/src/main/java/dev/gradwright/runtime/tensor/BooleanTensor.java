package dev.gradwright.runtime.tensor;

import java.util.Arrays;

/** A tensor of {@code boolean}, the bool of the language. */
public final class BooleanTensor implements Tensor {
  private final Extents extents;
  private boolean[] array;

  private BooleanTensor(boolean[] array, Extents extents) {
    this.array = array;
    this.extents = extents;
  }

  /**
   * A new tensor, all zeros.
   *
   * @param shape the extents, none for a scalar
   * @return the tensor
   * @throws ShapeException for a negative extent or more elements than an array holds
   */
  public static BooleanTensor zeros(int... shape) {
    Extents extents = new Extents(shape);
    return new BooleanTensor(new boolean[extents.size()], extents);
  }

  /**
   * Wraps an array, which the tensor shares.
   *
   * @param values the elements in row-major order
   * @param shape the extents, none for a scalar
   * @return the tensor
   * @throws ShapeException if there are not exactly as many values as the shape has elements
   */
  public static BooleanTensor of(boolean[] values, int... shape) {
    Extents extents = new Extents(shape);
    extents.requireLength(values.length);
    return new BooleanTensor(values, extents);
  }

  /**
   * Wraps the beginning of an array that may be longer than needed, as workspaces do.
   *
   * @param array holds the elements from index 0 on
   * @param shape the extents, none for a scalar
   * @return the tensor, sharing the array
   * @throws ShapeException if the array is too short
   */
  public static BooleanTensor within(boolean[] array, int... shape) {
    Extents extents = new Extents(shape);
    extents.requireCapacity(array.length);
    return new BooleanTensor(array, extents);
  }

  /**
   * A new scalar.
   *
   * @param value its one element
   * @return a tensor of rank 0
   */
  public static BooleanTensor scalar(boolean value) {
    return of(new boolean[] {value});
  }

  /**
   * The backing array itself, not a copy.
   *
   * @return the elements from index 0 on, possibly followed by room
   */
  public boolean[] array() {
    return array;
  }

  @Override
  public Element element() {
    return Element.BOOL;
  }

  @Override
  public int rank() {
    return extents.rank();
  }

  @Override
  public int extent(int axis) {
    return extents.extent(axis);
  }

  @Override
  public int[] shape() {
    return extents.toArray();
  }

  @Override
  public int size() {
    return extents.size();
  }

  @Override
  public int offset(int... index) {
    return extents.offset(index);
  }

  @Override
  public void resize(int... shape) {
    extents.set(shape);
    grow();
  }

  @Override
  public void resizeRows(int rows) {
    extents.setRows(rows);
    grow();
  }

  private void grow() {
    if (array.length < extents.size()) {
      array = Arrays.copyOf(array, extents.size());
    }
  }

  /**
   * The element at a flat index. Beware: on a matrix this is not a row.
   *
   * @param flat from 0 to {@code size() - 1}
   * @return the element
   * @throws ShapeException if there is no such element
   */
  public boolean get(int flat) {
    return array[extents.flat(flat)];
  }

  /**
   * Stores an element at a flat index.
   *
   * @param flat from 0 to {@code size() - 1}
   * @param value the new value
   * @throws ShapeException if there is no such element
   */
  public void set(int flat, boolean value) {
    array[extents.flat(flat)] = value;
  }

  /**
   * The element at an index, {@code get(i, j)} of a matrix, {@code get()} of a scalar.
   *
   * @param index one index per axis
   * @return the element
   * @throws ShapeException if the count of indices or one of them does not fit
   */
  public boolean get(int... index) {
    return array[extents.offset(index)];
  }

  /**
   * Sets every element.
   *
   * @param value the new value
   */
  public void fill(boolean value) {
    Arrays.fill(array, 0, extents.size(), value);
  }

  /**
   * Copies all elements of a tensor of the same shape.
   *
   * @param source what is copied
   * @throws ShapeException if the shapes differ
   */
  public void copyFrom(BooleanTensor source) {
    extents.requireSame(source);
    System.arraycopy(source.array, 0, array, 0, extents.size());
  }

  /**
   * A new tensor with the same shape and elements.
   *
   * @return an independent copy, its array exactly as long as its size
   */
  public BooleanTensor copy() {
    return new BooleanTensor(Arrays.copyOf(array, extents.size()), new Extents(shape()));
  }

  /**
   * For people.
   *
   * @return element type, shape and the first few elements
   */
  @Override
  public String toString() {
    return extents.describe(element(), i -> array[i]);
  }
}
