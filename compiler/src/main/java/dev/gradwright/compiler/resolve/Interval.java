package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.type.Extent;

/** {@code from <= v < to} for every element of an int value. */
record Interval(Extent from, Extent to) {
  static Interval only(Extent value) {
    return new Interval(value, value.plus(1));
  }

  Interval plus(Interval other) {
    return new Interval(from.plus(other.from), to.plus(other.to).plus(-1));
  }

  Interval negated() {
    return new Interval(to.times(Extent.of(-1)).plus(1), from.times(Extent.of(-1)).plus(1));
  }

  Extent last() {
    return to.plus(-1);
  }

  /** The ints in it, the last one included. */
  String words() {
    return from + " to " + last();
  }
}
