package dev.gradwright.compiler.type;

/** An element type and a shape. */
public record TensorType(ElementType element, Shape shape) {

  public static TensorType scalar(ElementType element) {
    return new TensorType(element, Shape.SCALAR);
  }

  public static TensorType real(Extent... extents) {
    return new TensorType(ElementType.REAL, Shape.of(extents));
  }

  public TensorType withShape(Shape other) {
    return new TensorType(element, other);
  }

  public TensorType withElement(ElementType other) {
    return new TensorType(other, shape);
  }

  public int rank() {
    return shape.rank();
  }

  public boolean isReal() {
    return element == ElementType.REAL;
  }

  /** Written out like that of shapes. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof TensorType type && element == type.element && shape.equals(type.shape);
  }

  @Override
  public int hashCode() {
    return 31 * element.hashCode() + shape.hashCode();
  }

  /** As a user would write it: {@code real[N, 4*H]}, {@code int}. */
  @Override
  public String toString() {
    return shape.rank() == 0 ? element.toString() : element.toString() + shape;
  }
}
