package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.IndexRange;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One index-notation let, or one outermost reduction: its indices and all reads that say something
 * of their ranges. Ranges are found when all of it has been read.
 */
final class Nest {
  /** An affine read along an axis: it must be at 0 or more, and below the extent. */
  record Reading(Affine at, Extent extent, Span span, Supplier<Diagnostic> outside) {}

  private final Frame frame;
  private final Optional<Nest> around;
  private final List<Index> open = new ArrayList<>();
  private final Map<Index, List<Reading>> readings = new LinkedHashMap<>();
  private final List<Reading> all = new ArrayList<>();
  private final Map<Index.Leading, Span> leading = new LinkedHashMap<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  /**
   * Index notation, perhaps in the body of a loop that stands in index notation itself, whose
   * indices may still be without ranges.
   */
  Nest(Frame frame, Optional<Nest> around) {
    this.frame = frame;
    this.around = around;
  }

  /** An index, with its range if it is written. */
  void introduce(Index index, Optional<Interval> range) {
    readings.put(index, new ArrayList<>());
    if (range.isPresent()) {
      frame.settle(index, new IndexRange.Single(range.get().from(), range.get().to()));
    } else {
      open.add(index);
    }
  }

  void read(Reading reading) {
    Set<Index.Single> indices = reading.at().coefficients().keySet();
    boolean further =
        around.isPresent() && indices.stream().anyMatch(i -> !readings.containsKey(i) && isOpen(i));
    if (further) {
      around.get().read(reading);
    } else {
      all.add(reading);
    }
    indices.stream()
        .filter(readings::containsKey)
        .forEach(index -> readings.get(index).add(reading));
  }

  private boolean isOpen(Index index) {
    return frame.range(index).isEmpty();
  }

  /** An index of leading axes runs over the same ones wherever it is read. */
  void readLeading(Index.Leading index, List<Axis> axes, Span span) {
    if (!readings.containsKey(index)) {
      around.orElseThrow().readLeading(index, axes, span);
      return;
    }
    Optional<IndexRange> known = frame.range(index);
    if (known.isEmpty()) {
      frame.settle(index, new IndexRange.Leading(axes));
      leading.put(index, span);
      open.remove(index);
    } else if (!known.get().axes().equals(axes)) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.INDEX_RANGES_DIFFER, span, ".." + index.name())
              .found(known.get().axes() + " and " + axes)
              .note(leading.get(index), "here it runs over " + known.get().axes()));
    }
  }

  /** Runs when all ranges are known, those of the notation around too. */
  void afterwards(Runnable check) {
    around.ifPresentOrElse(nest -> nest.afterwards(check), () -> afterwards.add(check));
  }

  /** Finds the ranges of all indices, then checks all reads. */
  void solve() {
    Ranges ranges = new Ranges(frame);
    while (!open.isEmpty()) {
      if (!solveReady(ranges)) {
        solvePlain(ranges);
      }
    }
    all.forEach(ranges::verify);
    afterwards.forEach(Runnable::run);
  }

  /** Settles every index whose reads contain no other open one; whether there was any. */
  private boolean solveReady(Ranges ranges) {
    boolean any = false;
    for (Index index : List.copyOf(open)) {
      if (index instanceof Index.Single single && isReady(single)) {
        settle(ranges, single, readings.get(single));
        any = true;
      }
    }
    return any;
  }

  private boolean isReady(Index.Single index) {
    List<Reading> mine = readings.get(index);
    return !mine.isEmpty() && mine.stream().allMatch(reading -> isAlone(index, reading));
  }

  /** Whether all other indices of a read have their ranges. */
  private boolean isAlone(Index.Single index, Reading reading) {
    return reading.at().coefficients().keySet().stream()
        .allMatch(other -> other.equals(index) || frame.range(other).isPresent());
  }

  /** Settles the first index that is read alone somewhere, by those reads only. */
  private void solvePlain(Ranges ranges) {
    for (Index index : open) {
      if (index instanceof Index.Single single) {
        List<Reading> alone =
            readings.get(index).stream().filter(reading -> isAlone(single, reading)).toList();
        if (!alone.isEmpty()) {
          settle(ranges, single, alone);
          return;
        }
      }
    }
    throw withoutRange(open.get(0));
  }

  private static Refusal withoutRange(Index index) {
    String example = index instanceof Index.Single ? index.name() + " in 0..N" : "a read of it";
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.INDEX_WITHOUT_RANGE, index.span(), index.name())
            .expected("a tensor read at the index, or a range: `" + example + "`"));
  }

  private void settle(Ranges ranges, Index.Single index, List<Reading> by) {
    Interval range = ranges.narrow(index, by);
    frame.settle(index, new IndexRange.Single(range.from(), range.to()));
    open.remove(index);
  }
}
