package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Footprint;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the way forward leaves in arrays for the way back, and which steps there read it. */
final class Kept {
  private static final int MOST_READERS = 4;

  private final Program program;
  private final Set<Integer> written = new TreeSet<>();
  private final Map<Integer, Set<String>> readers = new LinkedHashMap<>();

  private Kept(Program program) {
    this.program = program;
    steps(Entry.FORWARD).forEach(step -> visit(step, Entry.FORWARD));
    Set<Integer> forward = new TreeSet<>(written);
    written.clear();
    steps(Entry.BACKWARD).forEach(step -> visit(step, Entry.BACKWARD));
    readers.keySet().retainAll(forward);
  }

  /** A table, or a sentence where there is nothing. */
  static String table(Program program) {
    Kept kept = new Kept(program);
    if (kept.readers.isEmpty()) {
      return "Nothing: the way back needs no array that the way forward fills.\n";
    }
    StringBuilder rows =
        new StringBuilder(
            "| value | type | bytes | because it is read on the way back by |\n|---|---|---|---|\n");
    kept.readers.forEach((buffer, by) -> rows.append(kept.row(program.buffers().get(buffer), by)));
    return rows.toString();
  }

  private String row(Buffer buffer, Set<String> by) {
    List<String> all = List.copyOf(by);
    String more = all.size() > MOST_READERS ? " and " + (all.size() - MOST_READERS) + " more" : "";
    String first = String.join("; ", all.subList(0, Math.min(MOST_READERS, all.size())));
    return "| "
        + words(buffer.name())
        + " | `"
        + buffer.type()
        + "` | "
        + new Footprint(program).of(buffer.type())
        + " | "
        + first.replace("|", "\\|")
        + more
        + " |\n";
  }

  /** Names of what is on the way to a value, or to its adjoint, end so. */
  private static String words(String name) {
    if (name.endsWith(".adjoint")) {
      return "for the adjoint of " + words(name.substring(0, name.length() - ".adjoint".length()));
    }
    return name.endsWith(".part")
        ? "on the way to `" + name.substring(0, name.length() - ".part".length()) + "`"
        : "`" + name + "`";
  }

  private List<Step> steps(Entry entry) {
    return program.routines().stream()
        .filter(routine -> routine.entry() == entry)
        .map(Routine::steps)
        .flatMap(List::stream)
        .toList();
  }

  private void visit(Step step, Entry entry) {
    if (step instanceof Step.Repeat repeat) {
      repeat.steps().forEach(inner -> visit(inner, entry));
    } else if (step instanceof Step.Multiply product) {
      read(product.a().buffer(), product.remark(), entry);
      read(product.b().buffer(), product.remark(), entry);
      written.add(product.c().buffer());
    } else if (step instanceof Step.Launch launch) {
      visit(launch, entry);
    }
  }

  private void visit(Step.Launch launch, Entry entry) {
    List<Kernel.Array> arrays = program.kernels().get(launch.kernel()).kernel().arrays();
    for (int i = 0; i < arrays.size(); i++) {
      if (arrays.get(i).access() == Kernel.Access.READ) {
        read(launch.buffers().get(i), launch.remark(), entry);
      }
    }
    for (int i = 0; i < arrays.size(); i++) {
      if (arrays.get(i).access() == Kernel.Access.WRITE) {
        written.add(launch.buffers().get(i));
      }
    }
  }

  private void read(int buffer, String remark, Entry entry) {
    boolean isKept =
        program.buffers().get(buffer).place() instanceof Buffer.Place.Shared
            || program.buffers().get(buffer).place() instanceof Buffer.Place.Output;
    if (entry == Entry.BACKWARD && isKept && !written.contains(buffer)) {
      readers.computeIfAbsent(buffer, b -> new LinkedHashSet<>()).add(place(remark));
    }
  }

  /** A remark up to the line number: {@code adjoint of mnist.grad:10}. */
  private static String place(String remark) {
    return remark.replaceFirst("(:\\d+): .*", "$1");
  }
}
