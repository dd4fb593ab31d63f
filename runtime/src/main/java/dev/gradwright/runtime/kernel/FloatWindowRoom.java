package dev.gradwright.runtime.kernel;

/** What a strided product that reads one factor in place keeps, and the tile at hand. */
final class FloatWindowRoom {
  final Positions lines = new Positions();
  final Positions terms = new Positions();
  final Positions others = new Positions();

  /** The packed factor. */
  float[] packed = {};

  /** What sums start from, where that is not zero. */
  float[] starts = {};

  /** Sums before they go to where they belong. */
  float[] sums = {};

  /** Where each term of the other factor stands. */
  int[] places = {};

  /** Where the lines of a tile stand in the factor that is read in place. */
  final int[] tile = new int[8];

  /** The factor that is read in place. */
  float[] from = {};

  int begin;

  void grow(int packedLength, int startsLength, int sumsLength) {
    packed = grown(packed, packedLength);
    starts = grown(starts, startsLength);
    sums = grown(sums, sumsLength);
  }

  private static float[] grown(float[] held, int length) {
    return held.length >= length ? held : new float[length];
  }

  /** What its arrays take that grow. */
  long bytes() {
    return (long) Float.BYTES * (packed.length + starts.length + sums.length)
        + lines.bytes()
        + terms.bytes()
        + others.bytes();
  }
}
