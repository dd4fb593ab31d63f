package dev.gradwright.runtime.tensor;

import java.util.Arrays;

/** A tensor of {@code float}, the reals of a model of precision f32. */
public final class FloatTensor implements RealTensor {
  private final Extents extents;
  private float[] array;

  private FloatTensor(float[] array, Extents extents) {
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
  public static FloatTensor zeros(int... shape) {
    Extents extents = new Extents(shape);
    return new FloatTensor(new float[extents.size()], extents);
  }

  /**
   * Wraps an array, which the tensor shares.
   *
   * @param values the elements in row-major order
   * @param shape the extents, none for a scalar
   * @return the tensor
   * @throws ShapeException if there are not exactly as many values as the shape has elements
   */
  public static FloatTensor of(float[] values, int... shape) {
    Extents extents = new Extents(shape);
    extents.requireLength(values.length);
    return new FloatTensor(values, extents);
  }

  /**
   * Wraps the beginning of an array that may be longer than needed, as workspaces do.
   *
   * @param array holds the elements from index 0 on
   * @param shape the extents, none for a scalar
   * @return the tensor, sharing the array
   * @throws ShapeException if the array is too short
   */
  public static FloatTensor within(float[] array, int... shape) {
    Extents extents = new Extents(shape);
    extents.requireCapacity(array.length);
    return new FloatTensor(array, extents);
  }

  /**
   * A new scalar.
   *
   * @param value its one element
   * @return a tensor of rank 0
   */
  public static FloatTensor scalar(float value) {
    return of(new float[] {value});
  }

  /**
   * The backing array itself, not a copy.
   *
   * @return the elements from index 0 on, possibly followed by room
   */
  public float[] array() {
    return array;
  }

  @Override
  public Precision precision() {
    return Precision.F32;
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

  @Override
  public double get(int flat) {
    return array[extents.flat(flat)];
  }

  @Override
  public void set(int flat, double value) {
    array[extents.flat(flat)] = (float) value;
  }

  @Override
  public void fill(double value) {
    Arrays.fill(array, 0, extents.size(), (float) value);
  }

  @Override
  public void copyFrom(RealTensor source) {
    extents.requireSame(source);
    source.copyTo(array, 0);
  }

  @Override
  public void copyTo(float[] target, int at) {
    System.arraycopy(array, 0, target, at, extents.size());
  }

  @Override
  public void copyFrom(float[] source, int at) {
    System.arraycopy(source, at, array, 0, extents.size());
  }

  @Override
  public void copyTo(double[] target, int at) {
    for (int i = 0; i < extents.size(); i++) {
      target[at + i] = array[i];
    }
  }

  @Override
  public void copyFrom(double[] source, int at) {
    for (int i = 0; i < extents.size(); i++) {
      array[i] = (float) source[at + i];
    }
  }

  @Override
  public FloatTensor copy() {
    return new FloatTensor(Arrays.copyOf(array, extents.size()), new Extents(shape()));
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
