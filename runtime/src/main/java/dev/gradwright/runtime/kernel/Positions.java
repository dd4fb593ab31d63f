package dev.gradwright.runtime.kernel;

/** Where successive values of a {@link Line} stand, by runs of values at equal distances. */
final class Positions {
  private int[] at = {};
  private int[] begins = {};
  private int[] ends = {};
  private int count;
  private int runs;
  private int stride;

  void set(Line line, int from, int number) {
    grow(number);
    count = number;
    runs = 0;
    stride = line.stride();
    int whole = line.length() + line.gap();
    int run = number == 0 ? 0 : from / whole;
    int within = number == 0 ? 0 : from % whole;
    for (int i = 0; i < number; run++) {
      int end = Math.min(number, i + line.length() - within);
      if (i < end) {
        add(i, end, line.start(run) + within * stride);
      }
      i += whole - within;
      within = 0;
    }
  }

  private void grow(int number) {
    if (at.length < number) {
      at = new int[number];
      begins = new int[number];
      ends = new int[number];
    }
  }

  private void add(int begin, int end, int place) {
    begins[runs] = begin;
    ends[runs] = end;
    runs++;
    for (int i = begin; i < end; i++) {
      at[i] = place + (i - begin) * stride;
    }
  }

  /** What its arrays take. */
  long bytes() {
    return (long) Integer.BYTES * (at.length + begins.length + ends.length);
  }

  int count() {
    return count;
  }

  /** Where a value stands, if it does. */
  int at(int i) {
    return at[i];
  }

  /** Where all values stand; there may be more elements than values. */
  int[] places() {
    return at;
  }

  int runs() {
    return runs;
  }

  /** The first value of a run. */
  int begin(int run) {
    return begins[run];
  }

  /** The first value after a run. */
  int end(int run) {
    return ends[run];
  }

  /** How far apart neighbours in one run stand. */
  int stride() {
    return stride;
  }
}
