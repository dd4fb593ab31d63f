package dev.gradwright.compiler.evaluate;

import java.util.List;

/** What statements change: the elements stored so far, and variables. */
record Memory(Numbers stored, Numbers variables) {

  /** For what has no statements. */
  static Memory none() {
    return new Memory(Numbers.room(List.of(0)), Numbers.room(List.of(0)));
  }
}
