package dev.gradwright.runtime.elementary;

/**
 * Functions of floats side by side in an array, of the same bits as those of one float, stage by
 * stage as {@link StageRoom} says.
 */
public final class StagedFloats {
  private StagedFloats() {}

  /**
   * The exponential, as {@link FloatExponentials#exp}.
   *
   * @param array has arguments, and then their exponentials
   * @param from the first of them
   * @param to the first after them
   */
  public static void exp(float[] array, int from, int to) {
    if (to - from < StageRoom.LEAST) {
      for (int i = from; i < to; i++) {
        array[i] = FloatExponentials.exp(array[i]);
      }
      return;
    }
    StageRoom room = StageRoom.mine();
    for (int start = from; start < to; start += StageRoom.LENGTH) {
      int length = Math.min(to - start, StageRoom.LENGTH);
      System.arraycopy(array, start, room.x, 0, length);
      ExponentialStages.exp(room, length);
      System.arraycopy(room.x, 0, array, start, length);
    }
  }

  /**
   * The hyperbolic tangent, as {@link FloatExponentials#tanh}.
   *
   * @param array has arguments, and then their tangents
   * @param from the first of them
   * @param to the first after them
   */
  public static void tanh(float[] array, int from, int to) {
    if (to - from < StageRoom.LEAST) {
      for (int i = from; i < to; i++) {
        array[i] = FloatExponentials.tanh(array[i]);
      }
      return;
    }
    StageRoom room = StageRoom.mine();
    for (int start = from; start < to; start += StageRoom.LENGTH) {
      int length = Math.min(to - start, StageRoom.LENGTH);
      System.arraycopy(array, start, room.x, 0, length);
      TangentStages.tanh(room, length);
      System.arraycopy(room.x, 0, array, start, length);
    }
  }

  /**
   * A copy of some floats, at most {@value StageRoom#LENGTH}, which lasts until this thread asks
   * for the next.
   *
   * @param array has them
   * @param from the first of them
   * @param to the first after them
   * @return they begin at 0
   */
  public static float[] copy(float[] array, int from, int to) {
    float[] copy = StageRoom.mine().beside;
    System.arraycopy(array, from, copy, 0, to - from);
    return copy;
  }

  /**
   * The error function where its slope is computed, as {@link FloatErrorFunction#erf(float,
   * float)}, of at most {@value StageRoom#LENGTH} floats.
   *
   * @param array has arguments, and then what the function is of them
   * @param copied has {@code exp(-(x * x))} of them, from 0 on: a {@link #copy}
   * @param from the first of them
   * @param to the first after them
   */
  public static void erf(float[] array, float[] copied, int from, int to) {
    int length = to - from;
    if (length < StageRoom.LEAST) {
      for (int i = 0; i < length; i++) {
        array[from + i] = FloatErrorFunction.erf(array[from + i], copied[i]);
      }
      return;
    }
    StageRoom room = StageRoom.mine();
    System.arraycopy(array, from, room.x, 0, length);
    ErrorFunctionStages.erf(room, copied, length);
    System.arraycopy(room.x, 0, array, from, length);
  }
}
