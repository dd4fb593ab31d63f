package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Footprint;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a workspace holds, as a formula of the dims. */
final class Memory {
  private static final int ARRAYS = 199;

  private final Program program;
  private final Footprint footprint;

  Memory(Program program) {
    this.program = program;
    this.footprint = new Footprint(program);
  }

  /** The formula, then a line for each array by the name of its field. */
  String report(ModelNames names) {
    int slots = program.slots().size();
    List<Buffer> own =
        program.buffers().stream().filter(buffer -> footprint.isOwn(buffer.place())).toList();
    // Of thousands, only those that are shown are put into words.
    Stream<String> arrays =
        Stream.concat(
            IntStream.range(0, slots).mapToObj(i -> line(i, names)),
            own.stream().map(buffer -> line(buffer, names)));
    int more = slots + own.size() - ARRAYS;
    return Stream.concat(Stream.of("peak bytes: " + footprint.peak()), arrays.limit(ARRAYS))
        .collect(Collectors.joining("\n", "", more > 0 ? "\nand " + more + " more" : ""));
  }

  private String line(int number, ModelNames names) {
    Slot slot = program.slots().get(number);
    String of = slot.size() + " " + slot.element() + ", holds " + holds(slot);
    return names.slot(number) + ": " + of;
  }

  private static String line(Buffer buffer, ModelNames names) {
    return name(buffer, names) + ": " + buffer.type().shape().size() + " " + buffer.type();
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
