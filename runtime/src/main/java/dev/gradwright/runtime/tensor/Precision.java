package dev.gradwright.runtime.tensor;

/** The width of a real; {@link #toString()} is the word of the language. */
public enum Precision {
  /** IEEE binary32, a Java {@code float}. */
  F32("f32", Float.BYTES),
  /** IEEE binary64, a Java {@code double}. */
  F64("f64", Double.BYTES);

  private final String word;
  private final int bytes;

  Precision(String word, int bytes) {
    this.word = word;
    this.bytes = bytes;
  }

  /**
   * Bytes of one element.
   *
   * @return 4 or 8
   */
  public int bytes() {
    return bytes;
  }

  /**
   * A new tensor of this precision, all zeros.
   *
   * @param shape the extents, none for a scalar
   * @return a {@link FloatTensor} or a {@link DoubleTensor}
   * @throws ShapeException for a negative extent or more elements than an array holds
   */
  public RealTensor zeros(int... shape) {
    return switch (this) {
      case F32 -> FloatTensor.zeros(shape);
      case F64 -> DoubleTensor.zeros(shape);
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
