package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Footprint;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  /** Arrays of one purpose and one type. */
  private record Alike(String purpose, TensorType type) {}

  /** A table, or a sentence where there is nothing. */
  static String table(Program program, ShortExtents extents) {
    Kept kept = new Kept(program);
    if (kept.readers.isEmpty()) {
      return "Nothing: the way back needs no array that the way forward fills.\n";
    }
    Map<Alike, List<Integer>> rows = new LinkedHashMap<>();
    for (int buffer : kept.readers.keySet()) {
      Buffer array = program.buffers().get(buffer);
      rows.computeIfAbsent(new Alike(array.purpose(), array.type()), row -> new ArrayList<>())
          .add(buffer);
    }
    StringBuilder text =
        new StringBuilder(
            "| value | type | bytes | because it is read on the way back by |\n|---|---|---|---|\n");
    rows.forEach((alike, buffers) -> text.append(kept.row(alike, buffers, extents)));
    return text.toString();
  }

  private String row(Alike alike, List<Integer> buffers, ShortExtents extents) {
    Set<String> all = new LinkedHashSet<>();
    buffers.forEach(buffer -> all.addAll(readers.get(buffer)));
    String more = all.size() > MOST_READERS ? " and " + (all.size() - MOST_READERS) + " more" : "";
    String first = all.stream().limit(MOST_READERS).collect(Collectors.joining("; "));
    int count = buffers.size();
    Extent bytes = new Footprint(program).of(alike.type()).times(Extent.of(count));
    return "| "
        + alike.purpose()
        + (count == 1 ? "" : ", " + count + " arrays")
        + " | `"
        + extents.of(alike.type())
        + "` | "
        + extents.of(bytes)
        + " | "
        + first.replace("|", "\\|")
        + more
        + " |\n";
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
    } else if (step instanceof Step.Chain chain) {
      chain.steps().forEach(inner -> visit(inner, entry));
    } else if (step instanceof Step.Strips strips) {
      strips.steps().forEach(inner -> visit(inner, entry));
    } else if (step instanceof Step.Dot dot) {
      read(dot.a(), dot.remark(), entry);
      read(dot.b(), dot.remark(), entry);
      written.add(dot.total());
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

  private void read(int buffer, Remark remark, Entry entry) {
    boolean isKept =
        program.buffers().get(buffer).place() instanceof Buffer.Place.Shared
            || program.buffers().get(buffer).place() instanceof Buffer.Place.Output;
    if (entry == Entry.BACKWARD && isKept && !written.contains(buffer)) {
      readers.computeIfAbsent(buffer, b -> new LinkedHashSet<>()).add(remark.place());
    }
  }
}
