package dev.gradwright.runtime.parallel;

/**
 * Calls of a part of a chain that HotSpot does not compile into the loop over strips, since three
 * classes take turns there: it would move the constants of all parts out of that loop, and read
 * them back from memory in each part.
 */
enum Apart {
  FIRST {
    @Override
    double call(Turns turns, int number, int from, int to, int back) {
      return turns.stage(number, from, to, back);
    }
  },
  SECOND {
    @Override
    double call(Turns turns, int number, int from, int to, int back) {
      return turns.stage(number, from, to, back);
    }
  },
  THIRD {
    @Override
    double call(Turns turns, int number, int from, int to, int back) {
      return turns.stage(number, from, to, back);
    }
  };

  private static final Apart[] ALL = values();

  abstract double call(Turns turns, int number, int from, int to, int back);

  static double of(Turns turns, int number, int from, int to, int back) {
    return ALL[from / Strips.LENGTH % ALL.length].call(turns, number, from, to, back);
  }
}
