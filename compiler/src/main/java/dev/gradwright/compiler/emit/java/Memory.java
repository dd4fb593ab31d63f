package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Footprint;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import java.util.ArrayList;
import java.util.List;

/** What a workspace holds, as a formula of the dims. */
final class Memory {
  private static final int LINES = 200;

  private final Program program;
  private final Footprint footprint;

  Memory(Program program) {
    this.program = program;
    this.footprint = new Footprint(program);
  }

  /** The formula, then a line for each array by the name of its field. */
  String report(ModelNames names) {
    List<String> lines = new ArrayList<>();
    lines.add("peak bytes: " + footprint.peak());
    for (int i = 0; i < program.slots().size(); i++) {
      Slot slot = program.slots().get(i);
      String of = slot.size() + " " + slot.element() + ", holds " + holds(slot);
      lines.add(names.slot(i) + ": " + of);
    }
    for (Buffer buffer : program.buffers()) {
      if (footprint.isOwn(buffer.place())) {
        lines.add(name(buffer, names) + ": " + buffer.type().shape().size() + " " + buffer.type());
      }
    }
    int more = lines.size() - LINES;
    return String.join("\n", lines.subList(0, Math.min(LINES, lines.size())))
        + (more > 0 ? "\nand " + more + " more" : "");
  }

  private static String name(Buffer buffer, ModelNames names) {
    return buffer.place() instanceof Buffer.Place.Seed seed
        ? names.seed(seed.index())
        : buffer.name();
  }

  private static String holds(Slot slot) {
    List<String> names = slot.holds().stream().distinct().limit(8).toList();
    return String.join(", ", names) + (slot.holds().size() > 8 ? ", ..." : "");
  }
}
