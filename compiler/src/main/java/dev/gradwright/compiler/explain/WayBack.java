package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The chain rule from line to line: each line hands the adjoint of its value on to the values that
 * its formula mentions.
 */
final class WayBack {
  private final Symbols symbols;
  private final Differentiation differentiation;
  private final UnaryOperator<String> naming;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Expr, List<Line.Part>> parts = new LinkedHashMap<>();
  private final Map<Expr, Expr> bars = new HashMap<>();
  private Set<Expr> active = new HashSet<>();

  /**
   * A way back that has not begun.
   *
   * @param naming what the adjoint of a name is called
   */
  WayBack(Symbols symbols, Differentiation differentiation, UnaryOperator<String> naming) {
    this.symbols = symbols;
    this.differentiation = differentiation;
    this.naming = naming;
  }

  /** The lines made. */
  List<Line> lines() {
    return lines;
  }

  /** The leaves of the adjoints of sources, those that have one. */
  Map<Expr, Expr> from(Symbol result, List<Line> forward, Collection<Expr> sources) {
    return fromGiven(Map.of(result.leaf(), Formula.one(result.leaf())), forward, sources);
  }

  /** The same for several results, whose adjoints are given. */
  Map<Expr, Expr> fromGiven(Map<Expr, Expr> seeds, List<Line> forward, Collection<Expr> sources) {
    seeds.forEach((leaf, seed) -> add(leaf, new Line.Part(seed, "", List.of(), Optional.empty())));
    return run(forward, sources);
  }

  private Map<Expr, Expr> run(List<Line> forward, Collection<Expr> sources) {
    active = new Reached(symbols, differentiation).by(forward, sources);
    walk(forward);
    List<Expr> reached = sources.stream().filter(parts::containsKey).distinct().toList();
    reached.forEach(this::define);
    return bars;
  }

  private void walk(List<Line> forward) {
    for (int i = forward.size() - 1; i >= 0; i--) {
      Line line = forward.get(i);
      if (line instanceof Line.Definition definition) {
        leave(definition);
      } else if (line instanceof Line.Repeat repeat) {
        leave(repeat);
      } else if (line instanceof Line.Backward backward) {
        refuse(backward);
      }
    }
  }

  private void refuse(Line.Backward backward) {
    Set<Expr> made = new HashSet<>();
    backward.handed().forEach(handed -> made.add(handed.symbol().leaf()));
    backward.totals().forEach(total -> made.add(total.symbol().leaf()));
    backward.stacked().forEach(slice -> made.add(slice.sequence().leaf()));
    if (made.stream().anyMatch(parts::containsKey)) {
      made.forEach(parts::remove);
      lines.add(
          new Line.Note(
              "Here the way back through a loop is itself gone back through: the generated class"
                  + " does it, these pages do not spell it out."));
    }
  }

  private void leave(Line.Definition line) {
    if (parts.containsKey(line.symbol().leaf()) && active.contains(line.symbol().leaf())) {
      Expr value = line.symbol().leaf();
      Substitution result = Substitution.of(List.of(line.formula()), List.of(value));
      hand(line.formula(), define(value), line.symbol().name(), line.origin(), result);
    }
  }

  private void hand(Expr formula, Expr seed, String from, Optional<Origin> origin) {
    hand(formula, seed, from, origin, Substitution.of(List.of(), List.of()));
  }

  /** Adds what comes to each name of a formula; slopes may mention the formula by its name. */
  private void hand(
      Expr formula, Expr seed, String from, Optional<Origin> origin, Substitution result) {
    if (Reached.isFormal(formula)) {
      lines.add(new Line.Note("The way back through `" + from + "` is not spelled out here."));
      return;
    }
    List<Expr> sources = symbols.mentioned(formula).stream().filter(active::contains).toList();
    List<Expr> adjoints = result.apply(differentiation.adjoints(formula, seed, sources));
    for (int i = 0; i < sources.size(); i++) {
      Expr source = sources.get(i);
      if (adjoints.get(i) != Formula.zerosLike(source)) {
        List<String> rules = Reached.operators(formula, source);
        add(source, new Line.Part(adjoints.get(i), from, rules, origin));
      }
    }
  }

  private void add(Expr leaf, Line.Part part) {
    parts.computeIfAbsent(leaf, l -> new ArrayList<>()).add(part);
  }

  /** The leaf of the adjoint of a value all of whose uses have been left behind. */
  private Expr define(Expr leaf) {
    if (bars.containsKey(leaf)) {
      return bars.get(leaf);
    }
    Symbol of = symbols.find(leaf).orElseThrow();
    List<Line.Part> all = parts.get(leaf);
    String name = naming.apply(of.name());
    Expr first = all.get(0).formula();
    boolean made = symbols.find(first).map(Symbol::name).filter(name::equals).isPresent();
    if (made && all.size() == 1 && of.step().isEmpty()) {
      bars.put(leaf, first);
      return first;
    }
    Symbol bar = symbols.make(name, leaf, of.step());
    lines.add(new Line.Bar(bar, all, leaf.table().origin(leaf)));
    // Ones need not be carried along.
    boolean isOne = Leaves.constant(first).isPresent() && all.size() == 1;
    bars.put(leaf, isOne ? first : bar.leaf());
    return bars.get(leaf);
  }

  private void leave(Line.Repeat repeat) {
    List<Line.Result> seeded =
        repeat.results().stream()
            .filter(result -> parts.containsKey(result.symbol().leaf()))
            .filter(result -> active.contains(result.symbol().leaf()))
            .toList();
    if (seeded.isEmpty()) {
      return;
    }
    WayBack body = new WayBack(symbols, differentiation, naming);
    body.active = active;
    Map<Expr, List<Line.Part>> starts = new HashMap<>();
    for (Line.Result result : seeded) {
      seed(result, body, starts, repeat);
    }
    Map<Expr, Symbol> handed = hand(repeat, body);
    body.walk(repeat.body());
    lines.add(backward(repeat, body, handed, starts));
  }

  private void seed(
      Line.Result result, WayBack body, Map<Expr, List<Line.Part>> starts, Line.Repeat repeat) {
    Expr bar = define(result.symbol().leaf());
    String name = naming.apply(result.symbol().name());
    if (result.kind() == LoopResult.Kind.FINAL) {
      starts
          .computeIfAbsent(result.of(), leaf -> new ArrayList<>())
          .add(new Line.Part(bar, result.symbol().name(), List.of(), repeat.origin()));
    } else {
      Symbol step = symbols.make(name, result.of(), Optional.of(repeat.index()));
      body.add(
          result.of(),
          new Line.Part(step.leaf(), result.symbol().name(), List.of(), repeat.origin()));
    }
  }

  /** The adjoints of carries come from the step that was walked through before. */
  private Map<Expr, Symbol> hand(Line.Repeat repeat, WayBack body) {
    Map<Expr, Symbol> handed = new LinkedHashMap<>();
    for (Line.Carry carry : repeat.carries()) {
      Expr leaf = carry.symbol().leaf();
      if (active.contains(leaf)) {
        Symbol bar = symbols.make(naming.apply(carry.symbol().name()), leaf);
        handed.put(leaf, bar);
        String from = "next " + carry.symbol().name();
        body.hand(carry.next(), bar.leaf(), from, repeat.origin());
      }
    }
    return handed;
  }

  private Line.Backward backward(
      Line.Repeat repeat,
      WayBack body,
      Map<Expr, Symbol> handed,
      Map<Expr, List<Line.Part>> starts) {
    List<Line.Slice> stacked = new ArrayList<>();
    for (Line.Slice slice : repeat.slices()) {
      if (body.parts.containsKey(slice.symbol().leaf())) {
        stacked.add(stack(slice, body, repeat));
      }
    }
    List<Line.Handed> next = new ArrayList<>();
    for (Line.Carry carry : repeat.carries()) {
      Expr leaf = carry.symbol().leaf();
      if (handed.containsKey(leaf)) {
        List<Line.Part> before = starts.getOrDefault(leaf, List.of());
        next.add(
            new Line.Handed(handed.get(leaf), before, body.parts.getOrDefault(leaf, List.of())));
        Expr bar = handed.get(leaf).leaf();
        hand(carry.start(), bar, "the start of " + carry.symbol().name(), repeat.origin());
      }
    }
    List<Line.Total> totals = totals(repeat, body, handed.keySet());
    return new Line.Backward(repeat, body.lines, next, totals, stacked);
  }

  private Line.Slice stack(Line.Slice slice, WayBack body, Line.Repeat repeat) {
    Expr leaf = slice.symbol().leaf();
    Expr bar = body.define(leaf);
    Symbol whole = symbols.make(naming.apply(slice.sequence().name()), slice.sequence().leaf());
    add(
        slice.sequence().leaf(),
        new Line.Part(whole.leaf(), "the steps of the loop", List.of(), repeat.origin()));
    return new Line.Slice(symbols.find(bar).orElseThrow(), whole);
  }

  private List<Line.Total> totals(Line.Repeat repeat, WayBack body, Set<Expr> carries) {
    Set<Expr> inside = new HashSet<>(carries);
    repeat.slices().forEach(slice -> inside.add(slice.symbol().leaf()));
    inside.addAll(body.bars.keySet());
    List<Line.Total> totals = new ArrayList<>();
    body.parts.forEach(
        (leaf, all) -> {
          if (!inside.contains(leaf) && active.contains(leaf)) {
            Symbol of = symbols.find(leaf).orElseThrow();
            Symbol total = symbols.make(naming.apply(of.name()), leaf);
            totals.add(new Line.Total(total, all));
            add(
                leaf,
                new Line.Part(total.leaf(), "the steps of the loop", List.of(), repeat.origin()));
          }
        });
    return totals;
  }
}
