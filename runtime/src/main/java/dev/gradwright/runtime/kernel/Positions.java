package dev.gradwright.runtime.kernel;

/** Where successive values of a {@link Line} stand. */
final class Positions {
  private int[] at = {};
  private int count;
  private int first;
  private int length;
  private int stride;

  void set(Line line, int from, int number) {
    at = at.length < number ? new int[number] : at;
    count = number;
    length = line.length();
    stride = line.stride();
    first = number == 0 ? 0 : length - from % length;
    int run = number == 0 ? 0 : from / length;
    int within = length - first;
    for (int i = 0; i < number; run++) {
      int end = Math.min(number, i + length - within);
      int place = line.start(run) + within * stride;
      for (; i < end; i++) {
        at[i] = place;
        place += stride;
      }
      within = 0;
    }
  }

  int count() {
    return count;
  }

  int at(int i) {
    return at[i];
  }

  /** How far apart neighbours in one run lie. */
  int stride() {
    return stride;
  }

  /** How many values, from a run's first that is here, belong to the same run. */
  int runAt(int i) {
    return Math.min(count - i, i == 0 ? first : length);
  }
}
