package dev.gradwright.runtime.tensor;

/** A tensor of reals, whatever their precision; elements pass as {@code double}. */
public sealed interface RealTensor extends Tensor permits FloatTensor, DoubleTensor {

  /**
   * The width of an element.
   *
   * @return F32 or F64
   */
  Precision precision();

  /**
   * The element at a flat index. Beware: on a matrix this is not a row.
   *
   * @param flat from 0 to {@code size() - 1}
   * @return the element
   * @throws ShapeException if there is no such element
   */
  double get(int flat);

  /**
   * Stores an element at a flat index, rounded to the tensor's precision.
   *
   * @param flat from 0 to {@code size() - 1}
   * @param value the new value
   * @throws ShapeException if there is no such element
   */
  void set(int flat, double value);

  /**
   * The element at an index, {@code get(i, j)} of a matrix, {@code get()} of a scalar.
   *
   * @param index one index per axis
   * @return the element
   * @throws ShapeException if the count of indices or one of them does not fit
   */
  default double get(int... index) {
    return get(offset(index));
  }

  /**
   * Sets every element, rounded to the tensor's precision.
   *
   * @param value the new value
   */
  void fill(double value);

  /**
   * Copies all elements of a tensor of the same shape, rounding where this one is narrower.
   *
   * @param source what is copied
   * @throws ShapeException if the shapes differ
   */
  void copyFrom(RealTensor source);

  /**
   * Copies all elements out, in flat order.
   *
   * @param target receives {@code size()} values
   * @param at where the first one goes
   */
  void copyTo(double[] target, int at);

  /**
   * Copies all elements in, in flat order, rounded to the tensor's precision.
   *
   * @param source holds {@code size()} values
   * @param at where the first one stands
   */
  void copyFrom(double[] source, int at);

  /**
   * Copies all elements out as floats, in flat order.
   *
   * @param target receives {@code size()} values
   * @param at where the first one goes
   */
  void copyTo(float[] target, int at);

  /**
   * Copies all elements in from floats, in flat order.
   *
   * @param source holds {@code size()} values
   * @param at where the first one stands
   */
  void copyFrom(float[] source, int at);

  @Override
  default Element element() {
    return Element.REAL;
  }

  /**
   * A new tensor of this precision with the same shape and elements.
   *
   * @return an independent copy, its array exactly as long as its size
   */
  RealTensor copy();
}
