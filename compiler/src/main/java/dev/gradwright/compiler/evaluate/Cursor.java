package dev.gradwright.compiler.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The place of one element among all, and the reduced indices at hand. */
final class Cursor {
  private final int[] extents;
  private final int[] indices;
  private final int rank;

  /** Starts at the first element; the axes from {@code rank} on are the reduced ones. */
  Cursor(List<Integer> extents, int rank) {
    this.extents = extents.stream().mapToInt(Integer::intValue).toArray();
    this.indices = new int[extents.size()];
    this.rank = rank;
  }

  /** Starts at the first element, with further axes for loops, which {@link #set} moves. */
  static Cursor withLoops(List<Integer> extents, int loops) {
    List<Integer> all = new ArrayList<>(extents);
    all.addAll(Collections.nCopies(loops, 1));
    return new Cursor(all, extents.size());
  }

  /** Moves a loop. */
  void set(int axis, int index) {
    indices[axis] = index;
  }

  int index(int axis) {
    return indices[axis];
  }

  /** The row-major place among the elements. */
  int place() {
    int place = 0;
    for (int axis = 0; axis < rank; axis++) {
      place = place * extents[axis] + indices[axis];
    }
    return place;
  }

  /** How many elements there are. */
  int elements() {
    return count(0, rank);
  }

  /** How many values are folded into one element. */
  int folded() {
    return count(rank, extents.length);
  }

  private int count(int from, int to) {
    int count = 1;
    for (int axis = from; axis < to; axis++) {
      count = Math.multiplyExact(count, extents[axis]);
    }
    return count;
  }

  void nextElement() {
    step(0, rank);
  }

  void nextFolded() {
    step(rank, extents.length);
  }

  /**
   * Counts up the axes {@code from .. to - 1}, the last fastest, and after the last starts over.
   */
  private void step(int from, int to) {
    for (int axis = to - 1; axis >= from; axis--) {
      if (++indices[axis] < extents[axis]) {
        return;
      }
      indices[axis] = 0;
    }
  }
}
