package dev.gradwright.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
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
  private final List<Packed> packed = new ArrayList<>();
  private Optional<Sharing> sharing = Optional.empty();
  private Optional<ProductLibrary.Room> room = Optional.empty();

  /** With no room yet. */
  public Scratch() {}

  /** Made when a product is first computed on several threads. */
  Sharing sharing() {
    if (sharing.isEmpty()) {
      sharing = Optional.of(new Sharing());
    }
    return sharing.get();
  }

  /** Of the library that this JVM uses. */
  ProductLibrary.Room room(ProductLibrary library) {
    if (room.isEmpty()) {
      room = Optional.of(library.room());
    }
    return room.get();
  }

  /**
   * A matrix to be packed, which counts as room of this scratch.
   *
   * @return a new one
   */
  public Packed packed() {
    Packed matrix = new Packed();
    packed.add(matrix);
    return matrix;
  }

  /**
   * What the room takes: the arrays that products pack their operands into and, where windows are
   * read, those of the places of their elements; on all threads.
   *
   * @return bytes, as far as the products so far have made it grow
   */
  public long bytes() {
    return floatRows.bytes()
        + floatRoom.bytes()
        + floatPanels.bytes()
        + floatWindows.bytes()
        + doubleRows.bytes()
        + doubleRoom.bytes()
        + doublePanels.bytes()
        + doubleWindows.bytes()
        + packed.stream().mapToLong(Packed::bytes).sum()
        + sharing.map(Sharing::bytes).orElse(0L)
        + room.map(ProductLibrary.Room::bytes).orElse(0L);
  }
}
