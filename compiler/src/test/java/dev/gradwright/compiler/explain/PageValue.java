package dev.gradwright.compiler.explain;

import java.util.Arrays;
import java.util.List;

/** A tensor on a page; one without axes stands for any that it fills. */
record PageValue(List<Integer> extents, double[] elements) {
  static PageValue scalar(double value) {
    return new PageValue(List.of(), new double[] {value});
  }

  static PageValue zeros(List<Integer> extents) {
    return new PageValue(List.copyOf(extents), new double[size(extents)]);
  }

  static int size(List<Integer> extents) {
    return extents.stream().reduce(1, (a, b) -> a * b);
  }

  int rank() {
    return extents.size();
  }

  double at(List<Integer> place) {
    return rank() == 0 ? elements[0] : elements[offset(place)];
  }

  void set(List<Integer> place, double value) {
    elements[offset(place)] = value;
  }

  private int offset(List<Integer> place) {
    if (place.size() != rank()) {
      throw new PageException("read at " + place + " of " + extents);
    }
    int offset = 0;
    for (int axis = 0; axis < rank(); axis++) {
      if (place.get(axis) < 0 || place.get(axis) >= extents.get(axis)) {
        throw new PageException("read at " + place + " of " + extents);
      }
      offset = offset * extents.get(axis) + place.get(axis);
    }
    return offset;
  }

  PageValue copy() {
    return new PageValue(extents, elements.clone());
  }

  /** Itself, or as many copies of a number as are wanted. */
  PageValue filling(List<Integer> wanted) {
    if (rank() > 0 || wanted.isEmpty()) {
      return copy();
    }
    PageValue filled = zeros(wanted);
    Arrays.fill(filled.elements, elements[0]);
    return filled;
  }
}
