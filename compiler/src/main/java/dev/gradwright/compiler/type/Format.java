package dev.gradwright.compiler.type;

/** The formats of numbers to which reals may be rounded. */
public enum Format {
  F32(ElementType.F32),
  F16(ElementType.F16),
  BF16(ElementType.BF16);

  private final ElementType element;

  Format(ElementType element) {
    this.element = element;
  }

  /** What an element held in this format is. */
  public ElementType element() {
    return element;
  }

  @Override
  public String toString() {
    return element.toString();
  }
}
