package dev.gradwright.runtime.kernel;

/**
 * Room that products reuse from call to call, so that they allocate only while it grows; one per
 * workspace, for one thread at a time. Its content between calls has no meaning.
 */
public final class Scratch {
  final FloatOperands floats = new FloatOperands();
  final FloatRows floatRows = new FloatRows();
  final FloatRoom floatRoom = new FloatRoom();
  final FloatPanels floatPanels = new FloatPanels();
  final DoubleOperands doubles = new DoubleOperands();
  final DoubleRows doubleRows = new DoubleRows();
  final DoubleRoom doubleRoom = new DoubleRoom();
  final DoublePanels doublePanels = new DoublePanels();

  /** With no room yet. */
  public Scratch() {}
}
