package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.IndexRange;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the range in which all reads at an index are inside their tensors. */
final class Ranges {
  private final Frame frame;
  private final Obligations obligations;
  private final Set<Nest.Reading> inside = Collections.newSetFromMap(new IdentityHashMap<>());

  Ranges(Frame frame) {
    this.frame = frame;
    this.obligations = frame.obligations();
  }

  /** The widest range from 0 on that keeps the reads inside; the other indices have theirs. */
  Interval narrow(Index.Single index, List<Nest.Reading> readings) {
    agree(index, readings.stream().filter(reading -> reading.at().isPlain()).toList());
    // The greatest lower end, as the least of the negated ones.
    List<Extent> lower = new ArrayList<>(List.of(Extent.ZERO));
    List<Extent> upper = new ArrayList<>();
    for (Nest.Reading reading : readings) {
      Interval bounds = bounds(index, reading);
      lower.add(bounds.from().times(Extent.of(-1)));
      upper.add(bounds.to());
      inside.add(reading);
    }
    Extent from = least(index, lower).times(Extent.of(-1));
    Extent to = least(index, upper);
    Extent length = to.minus(from);
    obligations.notNegative(length, () -> negative(index, length));
    return new Interval(from, to);
  }

  /** Plain reads of one index are of axes with the same name. */
  private static void agree(Index.Single index, List<Nest.Reading> plain) {
    for (Nest.Reading reading : plain) {
      Nest.Reading first = plain.get(0);
      if (!reading.extent().equals(first.extent())) {
        throw Refusal.of(
            Diagnostic.of(DiagnosticKind.INDEX_RANGES_DIFFER, reading.span(), index.name())
                .found("0.." + first.extent() + " and 0.." + reading.extent())
                .expected("one dim, or a range: `" + index.name() + " in ...`")
                .note(first.span(), "here it runs over 0.." + first.extent()));
      }
    }
  }

  /** For {@code c * i + rest} in {@code 0..extent}: the range of {@code i}. */
  private Interval bounds(Index.Single index, Nest.Reading reading) {
    if (reading.at().isPlain()) {
      return new Interval(Extent.ZERO, reading.extent());
    }
    Extent coefficient = reading.at().coefficients().get(index);
    Interval rest = spread(index, reading);
    Extent room = reading.extent().plus(-1);
    if (isNeverNegative(coefficient)) {
      return new Interval(
          floor(rest.from(), coefficient).times(Extent.of(-1)),
          floor(room.minus(rest.last()), coefficient).plus(1));
    }
    Extent positive = coefficient.times(Extent.of(-1));
    if (!isNeverNegative(positive)) {
      throw undecided(index, "the sign of " + coefficient);
    }
    return new Interval(
        floor(room.minus(rest.last()), positive).times(Extent.of(-1)),
        floor(rest.from(), positive).plus(1));
  }

  private static Extent floor(Extent numerator, Extent denominator) {
    return numerator.floorDividedBy(denominator);
  }

  private boolean isNeverNegative(Extent extent) {
    return obligations.notNegative(extent) == Obligations.Verdict.ALWAYS;
  }

  /** Between which bounds a read is, as far as it does not depend on an index. */
  private Interval spread(Index.Single without, Nest.Reading reading) {
    Interval sum = Interval.only(reading.at().offset());
    for (Map.Entry<Index.Single, Extent> term : reading.at().coefficients().entrySet()) {
      if (!term.getKey().equals(without)) {
        sum = sum.plus(scaled(term.getKey(), term.getValue()));
      }
    }
    return sum;
  }

  private Interval scaled(Index.Single index, Extent coefficient) {
    IndexRange.Single range = (IndexRange.Single) frame.range(index).orElseThrow();
    Extent last = range.to().plus(-1);
    if (isNeverNegative(coefficient)) {
      return new Interval(coefficient.times(range.from()), coefficient.times(last).plus(1));
    }
    if (!isNeverNegative(coefficient.times(Extent.of(-1)))) {
      throw undecided(index, "the sign of " + coefficient);
    }
    return new Interval(coefficient.times(last), coefficient.times(range.from()).plus(1));
  }

  private Extent least(Index.Single index, List<Extent> candidates) {
    Extent least = candidates.get(0);
    for (Extent candidate : candidates.subList(1, candidates.size())) {
      least = lesser(index, least, candidate);
    }
    return least;
  }

  private Extent lesser(Index.Single index, Extent a, Extent b) {
    if (a.equals(b) || isNeverNegative(b.minus(a))) {
      return a;
    }
    if (isNeverNegative(a.minus(b))) {
      return b;
    }
    Optional<Extent> likely = likely(a, b);
    Extent chosen =
        likely.orElseThrow(() -> undecided(index, "whether " + a + " or " + b + " is less"));
    Extent difference = chosen.equals(a) ? b.minus(a) : a.minus(b);
    obligations.notNegative(difference, () -> negative(index, difference));
    return chosen;
  }

  private static Diagnostic negative(Index.Single index, Extent extent) {
    return Diagnostic.of(DiagnosticKind.BAD_EXTENT, index.span(), extent, "negative");
  }

  /** Which is the lesser one if no dim is 0. */
  private Optional<Extent> likely(Extent a, Extent b) {
    if (obligations.notNegativeForPositiveDims(b.minus(a))) {
      return Optional.of(a);
    }
    return obligations.notNegativeForPositiveDims(a.minus(b)) ? Optional.of(b) : Optional.empty();
  }

  private static Refusal undecided(Index.Single index, String what) {
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.INDEX_WITHOUT_RANGE, index.span(), index.name())
            .found("reads that leave open " + what)
            .expected("a range: `" + index.name() + " in ...`"));
  }

  /** Demands that a read is inside, unless the range was made to be. */
  void verify(Nest.Reading reading) {
    if (inside.contains(reading)) {
      return;
    }
    Interval at = Interval.only(reading.at().offset());
    for (Map.Entry<Index.Single, Extent> term : reading.at().coefficients().entrySet()) {
      at = at.plus(scaled(term.getKey(), term.getValue()));
    }
    String positions = "positions from " + at.words();
    Supplier<Diagnostic> outside = () -> reading.outside().get().found(positions);
    obligations.notNegative(at.from(), outside);
    obligations.notNegative(reading.extent().minus(at.to()), outside);
  }
}
