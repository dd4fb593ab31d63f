package dev.gradwright.compiler.type;

/**
 * What one element of a tensor is; the width of REAL is chosen later, by the precision compiled
 * for. The narrow ones only hold what is computed as REAL.
 */
public enum ElementType {
  REAL("real"),
  INT("int"),
  BOOL("bool"),
  F32("f32"),
  F16("f16"),
  BF16("bf16");

  private final String spelling;

  ElementType(String spelling) {
    this.spelling = spelling;
  }

  /** Whether it only holds what is computed as REAL. */
  public boolean isNarrow() {
    return this == F32 || this == F16 || this == BF16;
  }

  @Override
  public String toString() {
    return spelling;
  }
}
