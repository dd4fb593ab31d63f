package dev.gradwright.runtime.elementary;

import dev.gradwright.runtime.parallel.Strips;

/**
 * Where one thread keeps the stages of a function of {@value #LENGTH} floats, which stay in the
 * cache. HotSpot runs a loop on vectors by itself if it is short, has no choices in it, and has all
 * arrays at one index: so functions of arrays are several loops, from 0 on, over copies.
 */
final class StageRoom {
  /** So many elements take part at a time. */
  static final int LENGTH = Strips.LENGTH;

  /** Fewer do not repay copies, and the calls of five loops. */
  static final int LEAST = 64;

  private static final ThreadLocal<StageRoom> ROOMS =
      new ThreadLocal<>() {
        @Override
        protected StageRoom initialValue() {
          return new StageRoom();
        }
      };

  /** What the function is of. */
  final float[] x = room(1);

  /** What else it is given. */
  final float[] beside = room(2);

  final float[] first = room(3);
  final float[] second = room(4);
  final float[] third = room(5);

  private StageRoom() {}

  static StageRoom mine() {
    return ROOMS.get();
  }

  // Not a multiple of a page apart, which would make stores and loads wait for one another.
  private static float[] room(int number) {
    return new float[LENGTH + 16 * number];
  }
}
