package dev.gradwright.runtime.kernel;

/**
 * A matrix B that several products read: where it stands and, if the provider gains by it, once
 * more in the order in which it is read. For one thread at a time; allocates only while it grows.
 */
public final class Packed {
  float[] floats = {};
  double[] doubles = {};
  int at;

  /** All panels of B, those of the first terms first. */
  float[] floatPanels = {};

  double[] doublePanels = {};

  Packed() {}

  /** What the second copy takes. */
  long bytes() {
    return (long) Float.BYTES * floatPanels.length + (long) Double.BYTES * doublePanels.length;
  }
}
