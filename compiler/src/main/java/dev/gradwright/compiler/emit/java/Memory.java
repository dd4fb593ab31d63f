package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** What a workspace holds, as a formula of the dims. */
final class Memory {
  private static final int LINES = 200;

  private final Program program;

  Memory(Program program) {
    this.program = program;
  }

  private int bytes(ElementType element) {
    return switch (element) {
      case REAL -> program.precision().bytes();
      case INT -> Integer.BYTES;
      case BOOL -> 1;
    };
  }

  /** All bytes. */
  Extent peak() {
    Extent sum = Extent.ZERO;
    for (Slot slot : program.slots()) {
      sum = sum.plus(slot.size().times(Extent.of(bytes(slot.element()))));
    }
    for (Buffer buffer : program.buffers()) {
      sum = isOwn(buffer.place()) ? sum.plus(bytes(buffer.type())) : sum;
    }
    for (Face.Parameter state : program.face().states()) {
      // The gradients have room for it, as the parameters have.
      sum = sum.plus(bytes(state.type()));
    }
    return sum;
  }

  private Extent bytes(TensorType type) {
    return type.shape().size().times(Extent.of(bytes(type.element())));
  }

  private static boolean isOwn(Place place) {
    return place instanceof Place.Output
        || place instanceof Place.Loss
        || place instanceof Place.NextState
        || place instanceof Place.Draws
        || place instanceof Place.Gradient
        || place instanceof Place.InputGradient;
  }

  /** The formula, then a line for each array by the name of its field. */
  String report(ModelNames names) {
    List<String> lines = new ArrayList<>();
    lines.add("peak bytes: " + peak());
    for (int i = 0; i < program.slots().size(); i++) {
      Slot slot = program.slots().get(i);
      String of = slot.size() + " " + slot.element() + ", holds " + holds(slot);
      lines.add(names.slot(i) + ": " + of);
    }
    for (Buffer buffer : program.buffers()) {
      if (isOwn(buffer.place())) {
        lines.add(buffer.name() + ": " + buffer.type().shape().size() + " " + buffer.type());
      }
    }
    int more = lines.size() - LINES;
    return String.join("\n", lines.subList(0, Math.min(LINES, lines.size())))
        + (more > 0 ? "\nand " + more + " more" : "");
  }

  private static String holds(Slot slot) {
    List<String> names = slot.holds().stream().distinct().limit(8).toList();
    return String.join(", ", names) + (slot.holds().size() > 8 ? ", ..." : "");
  }
}
