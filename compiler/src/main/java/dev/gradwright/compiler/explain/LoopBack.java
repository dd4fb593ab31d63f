package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way back through one loop: a loop in the other direction, over adjoints. */
final class LoopBack {
  private static final String STEPS = "the steps of the loop";

  private final Symbols symbols;
  private final Line.Repeat repeat;
  private final WayBack outside;
  private final WayBack inside;
  private final Map<Expr, List<Line.Part>> starts = new HashMap<>();
  private final Map<Expr, Symbol> handed = new LinkedHashMap<>();

  LoopBack(Symbols symbols, Line.Repeat repeat, WayBack outside) {
    this.symbols = symbols;
    this.repeat = repeat;
    this.outside = outside;
    this.inside = outside.inside();
  }

  /** The loop of adjoints, if one has come to a result. */
  Optional<Line.Backward> line() {
    List<Line.Result> seeded =
        repeat.results().stream()
            .filter(result -> outside.reaches(result.symbol().leaf()))
            .toList();
    if (seeded.isEmpty()) {
      return Optional.empty();
    }
    seeded.forEach(this::seed);
    repeat.carries().forEach(this::handOver);
    inside.walk(repeat.body());
    List<Line.Slice> stacked = stacked();
    List<Line.Handed> carries = carries();
    List<Line.Total> totals = totals();
    return Optional.of(new Line.Backward(repeat, inside.lines(), carries, totals, stacked));
  }

  /** A last value's adjoint is where a carry's begins; those of all steps come in step by step. */
  private void seed(Line.Result result) {
    String name = result.symbol().name();
    Expr bar = outside.adjoints().define(result.symbol().leaf());
    if (result.kind() == LoopResult.Kind.FINAL) {
      starts.computeIfAbsent(result.of(), leaf -> new ArrayList<>()).add(part(bar, name));
    } else {
      Optional<String> step = Optional.of(repeat.index());
      Symbol seen = inside.adjoints().symbol(name, result.of(), step);
      inside.adjoints().add(result.of(), part(seen.leaf(), name));
    }
  }

  private Line.Part part(Expr formula, String from) {
    return new Line.Part(formula, from, List.of(), repeat.origin());
  }

  /** The adjoints of carries come from the step that was walked through before. */
  private void handOver(Line.Carry carry) {
    Expr leaf = carry.symbol().leaf();
    if (outside.isActive(leaf)) {
      Symbol bar = inside.adjoints().symbol(carry.symbol());
      handed.put(leaf, bar);
      String from = "next " + carry.symbol().name();
      inside.hand(carry.next(), bar.leaf(), from, repeat.origin());
    }
  }

  private List<Line.Slice> stacked() {
    return repeat.slices().stream()
        .filter(slice -> inside.adjoints().reach(slice.symbol().leaf()))
        .map(this::stack)
        .toList();
  }

  private Line.Slice stack(Line.Slice slice) {
    Expr bar = inside.adjoints().define(slice.symbol().leaf());
    return new Line.Slice(symbols.of(bar), sum(slice.sequence()));
  }

  private List<Line.Handed> carries() {
    List<Line.Handed> carries = new ArrayList<>();
    for (Line.Carry carry : repeat.carries()) {
      Expr leaf = carry.symbol().leaf();
      if (handed.containsKey(leaf)) {
        Symbol bar = handed.get(leaf);
        List<Line.Part> before = starts.getOrDefault(leaf, List.of());
        carries.add(new Line.Handed(bar, before, inside.adjoints().of(leaf)));
        String from = "the start of " + carry.symbol().name();
        outside.hand(carry.start(), bar.leaf(), from, repeat.origin());
      }
    }
    return carries;
  }

  /** What the steps add to values from outside. */
  private List<Line.Total> totals() {
    Set<Expr> own = new HashSet<>(handed.keySet());
    repeat.slices().forEach(slice -> own.add(slice.symbol().leaf()));
    List<Line.Total> totals = new ArrayList<>();
    for (Expr leaf : inside.adjoints().open()) {
      if (!own.contains(leaf) && outside.isActive(leaf)) {
        outside.adjoints().giveUp(symbols.of(leaf));
        totals.add(new Line.Total(sum(symbols.of(leaf)), inside.adjoints().of(leaf)));
      }
    }
    return totals;
  }

  /** What the loop leaves of the adjoint of a value from outside. */
  private Symbol sum(Symbol of) {
    Symbol sum = outside.adjoints().symbol(of);
    outside.adjoints().add(of.leaf(), part(sum.leaf(), STEPS));
    return sum;
  }
}
