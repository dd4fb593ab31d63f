package dev.gradwright.runtime.kernel;

import java.util.Optional;

/**
 * Room that products reuse from call to call, so that they allocate only while it grows; one per
 * workspace, for one thread at a time. Its content between calls has no meaning.
 */
public final class Scratch {
  final FloatOperands floats = new FloatOperands();
  final FloatRows floatRows = new FloatRows();
  final FloatRoom floatRoom = new FloatRoom();
  final FloatPanels floatPanels = new FloatPanels();
  final FloatWindowRoom floatWindows = new FloatWindowRoom();
  final DoubleOperands doubles = new DoubleOperands();
  final DoubleRows doubleRows = new DoubleRows();
  final DoubleRoom doubleRoom = new DoubleRoom();
  final DoublePanels doublePanels = new DoublePanels();
  final DoubleWindowRoom doubleWindows = new DoubleWindowRoom();
  private Optional<Sharing> sharing = Optional.empty();

  /** With no room yet. */
  public Scratch() {}

  /** Made when a product is first computed on several threads. */
  Sharing sharing() {
    if (sharing.isEmpty()) {
      sharing = Optional.of(new Sharing());
    }
    return sharing.get();
  }
}
