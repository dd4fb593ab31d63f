package dev.gradwright.runtime.tensor;

/** What a tensor's elements are; {@link #toString()} is the word of the language. */
public enum Element {
  /** Real numbers, in the precision of the model. */
  REAL("real"),
  /** 32-bit integers. */
  INT("int"),
  /** Truth values. */
  BOOL("bool");

  private final String word;

  Element(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
