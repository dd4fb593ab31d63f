package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Requirement;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Atom;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What must hold for extents: proven for all dims, refuted, or carried as a {@link Requirement}.
 * Dims and build-time ints are 0 or more.
 */
final class Obligations {
  /** What is known of a claim. */
  enum Verdict {
    ALWAYS,
    NEVER,
    DEPENDS
  }

  private record Bounds(Extent from, Extent last) {}

  private final Map<String, Extent> numbers = new LinkedHashMap<>();
  private final Map<String, Bounds> rounds = new LinkedHashMap<>();
  private final Set<Requirement> requirements = new LinkedHashSet<>();

  /** The number of a build-time int of a model. It serves proofs; types match by name. */
  void know(String name, long number) {
    numbers.put(name, Extent.of(number));
  }

  /** What an extent of names comes to, if all of them are build-time ints of a model. */
  OptionalLong number(Extent extent) {
    return extent.constant().isPresent() ? OptionalLong.empty() : numbered(extent).constant();
  }

  /** The range of the index of a build-time loop, inside the loop. */
  void enterRound(String name, Extent from, Extent to) {
    rounds.put(name, new Bounds(from, to.plus(-1)));
  }

  void leaveRound(String name) {
    rounds.remove(name);
  }

  List<Requirement> requirements() {
    return List.copyOf(requirements);
  }

  /** Whether the extent is 0 or more, in every round of the loops around. */
  Verdict notNegative(Extent extent) {
    Extent worst = numbered(lowest(extent));
    if (worst.isNeverNegative()) {
      return Verdict.ALWAYS;
    }
    Extent shortfall = worst.times(Extent.of(-1)).plus(-1);
    return shortfall.isNeverNegative() ? Verdict.NEVER : Verdict.DEPENDS;
  }

  /** Whether it is 0 or more if no dim is 0. */
  boolean notNegativeForPositiveDims(Extent extent) {
    OptionalLong bound = numbered(lowest(extent)).lowerBound(name -> 1);
    return bound.isPresent() && bound.getAsLong() >= 0;
  }

  /** Demands that the extent is 0 or more; {@code otherwise} is what is wrong if it is not. */
  void notNegative(Extent extent, Supplier<Diagnostic> otherwise) {
    switch (notNegative(extent)) {
      case NEVER -> throw Refusal.of(otherwise.get());
      case DEPENDS -> demand(lowest(extent), otherwise.get());
      case ALWAYS -> {}
    }
  }

  private void demand(Extent extent, Diagnostic otherwise) {
    require(Requirement.Demand.NOT_NEGATIVE, extent, otherwise.message(), otherwise.span());
  }

  /** Demands that the quotients in an extent come out even. */
  void even(Extent extent, Span span) {
    List<Atom> quotients = new ArrayList<>();
    extent.eachAtom(quotients::add);
    if (quotients.stream().anyMatch(Atom.Exact.class::isInstance)) {
      String message = extent + " is not a whole number";
      require(Requirement.Demand.EVEN, extent, message, span);
    }
  }

  /** Demands that the extent is a number when the model is built. */
  void known(Extent extent, Span span) {
    if (numbered(lowest(extent)).constant().isEmpty()) {
      String message = extent + " must be known when the model is built";
      require(Requirement.Demand.KNOWN, lowest(extent), message, span);
    }
  }

  private void require(Requirement.Demand demand, Extent extent, String message, Span span) {
    if (rounds.keySet().stream().anyMatch(extent.dims()::contains)) {
      String reason = "not to be decided: it changes with the index of a loop";
      throw Refusal.of(Diagnostic.of(DiagnosticKind.BAD_EXTENT, span, extent, reason));
    }
    requirements.add(new Requirement(demand, extent, message, span));
  }

  private Extent numbered(Extent extent) {
    return extent.substitute(name -> numbers.getOrDefault(name, Extent.dim(name)));
  }

  /** The extent where indices of build-time loops make it lowest, the innermost first. */
  private Extent lowest(Extent extent) {
    List<String> innermost = new ArrayList<>(rounds.keySet());
    Collections.reverse(innermost);
    Extent lowest = extent;
    for (String name : innermost) {
      lowest = lowest(lowest, name, rounds.get(name));
    }
    return lowest;
  }

  private static Extent lowest(Extent extent, String name, Bounds bounds) {
    return extent.linearIn(name).flatMap(linear -> lowest(linear, bounds)).orElse(extent);
  }

  private static Optional<Extent> lowest(Extent.Linear linear, Bounds bounds) {
    Extent slope = linear.coefficient();
    boolean rising = slope.isNeverNegative();
    if (!rising && !slope.times(Extent.of(-1)).isNeverNegative()) {
      return Optional.empty();
    }
    return Optional.of(slope.times(rising ? bounds.from() : bounds.last()).plus(linear.rest()));
  }
}
