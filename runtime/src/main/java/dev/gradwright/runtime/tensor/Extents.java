package dev.gradwright.runtime.tensor;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The extents of one tensor and their product; row-major: {@code offset(i, j) = i * extent(1) + j}.
 */
final class Extents {
  private static final int MOST_SHOWN = 8;

  private int[] extents;
  private int size;

  Extents(int... extents) {
    this.extents = extents.clone();
    this.size = sizeOf(extents);
  }

  static int sizeOf(int... extents) {
    boolean empty = false;
    for (int axis = 0; axis < extents.length; axis++) {
      if (extents[axis] < 0) {
        throw new ShapeException(
            "extent " + axis + " of " + Arrays.toString(extents) + " is negative");
      }
      empty |= extents[axis] == 0;
    }
    return empty ? 0 : product(extents);
  }

  private static int product(int[] extents) {
    long size = 1;
    for (int extent : extents) {
      size *= extent;
      if (size > Tensor.MOST_ELEMENTS) {
        throw new ShapeException(
            Arrays.toString(extents)
                + " has more than the "
                + Tensor.MOST_ELEMENTS
                + " elements a tensor can hold");
      }
    }
    return (int) size;
  }

  int rank() {
    return extents.length;
  }

  int size() {
    return size;
  }

  int extent(int axis) {
    if (axis < 0 || axis >= extents.length) {
      throw new ShapeException(
          "axis " + axis + " of a tensor " + this + ", which has " + extents.length + " axes");
    }
    return extents[axis];
  }

  int[] toArray() {
    return extents.clone();
  }

  void set(int... shape) {
    int newSize = sizeOf(shape);
    if (shape.length == extents.length) {
      System.arraycopy(shape, 0, extents, 0, shape.length);
    } else {
      extents = shape.clone();
    }
    size = newSize;
  }

  /** Changes extent 0 alone; allocates nothing. */
  void setRows(int rows) {
    int before = extent(0);
    extents[0] = rows;
    try {
      size = sizeOf(extents);
    } catch (ShapeException e) {
      extents[0] = before;
      throw e;
    }
  }

  int flat(int flat) {
    if (flat < 0 || flat >= size) {
      throw new ShapeException(
          "flat index " + flat + " into a tensor " + this + ", which has " + size + " elements");
    }
    return flat;
  }

  int offset(int... index) {
    if (index.length != extents.length) {
      throw new ShapeException(
          "index "
              + Arrays.toString(index)
              + " into a tensor "
              + this
              + ": "
              + extents.length
              + " indices are needed");
    }
    int offset = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= extents[axis]) {
        throw new ShapeException(
            "index "
                + Arrays.toString(index)
                + " into a tensor "
                + this
                + ": axis "
                + axis
                + " goes to "
                + (extents[axis] - 1));
      }
      offset = offset * extents[axis] + index[axis];
    }
    return offset;
  }

  boolean sameAs(Tensor other) {
    if (other.rank() != extents.length) {
      return false;
    }
    for (int axis = 0; axis < extents.length; axis++) {
      if (other.extent(axis) != extents[axis]) {
        return false;
      }
    }
    return true;
  }

  void requireSame(Tensor other) {
    if (!sameAs(other)) {
      throw new ShapeException(
          "a tensor " + Arrays.toString(other.shape()) + " is copied into one that is " + this);
    }
  }

  void requireLength(int length) {
    if (length != size) {
      throw new ShapeException(
          length + " values for a tensor " + this + ", which has " + size + " elements");
    }
  }

  void requireCapacity(int length) {
    if (length < size) {
      throw new ShapeException(
          "an array of " + length + " for a tensor " + this + ", which has " + size + " elements");
    }
  }

  /** Element type, extents and the first few elements. */
  String describe(Element element, IntFunction<Object> get) {
    StringBuilder text = new StringBuilder(element.toString());
    text.append(extents.length == 0 ? "" : this).append(" {");
    for (int i = 0; i < Math.min(size, MOST_SHOWN); i++) {
      text.append(i == 0 ? "" : ", ").append(get.apply(i));
    }
    int hidden = size - MOST_SHOWN;
    return text.append(hidden > 0 ? ", ... " + hidden + " more}" : "}").toString();
  }

  @Override
  public String toString() {
    return Arrays.toString(extents);
  }
}
