package dev.gradwright.compiler.type;

/** The width of `real` in one compilation. */
public enum Precision {
  F32("f32", 4),
  F64("f64", 8);

  private final String spelling;
  private final int bytes;

  Precision(String spelling, int bytes) {
    this.spelling = spelling;
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return spelling;
  }
}
