package dev.gradwright.compiler.type;

/**
 * What one element of a tensor is; the width of REAL is chosen later, by the precision compiled
 * for.
 */
public enum ElementType {
  REAL("real"),
  INT("int"),
  BOOL("bool");

  private final String spelling;

  ElementType(String spelling) {
    this.spelling = spelling;
  }

  @Override
  public String toString() {
    return spelling;
  }
}
