package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Formula;
import java.util.ArrayList;
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
  private final Set<Expr> active;
  private final List<Line> lines = new ArrayList<>();
  private final Adjoints adjoints;

  /**
   * A way back that has not begun.
   *
   * @param naming what the adjoint of a name is called
   * @param active the values that have adjoints
   */
  WayBack(
      Symbols symbols,
      Differentiation differentiation,
      UnaryOperator<String> naming,
      Set<Expr> active) {
    this.symbols = symbols;
    this.differentiation = differentiation;
    this.naming = naming;
    this.active = active;
    this.adjoints = new Adjoints(symbols, naming, lines);
  }

  /** A way back through the body of a loop. */
  WayBack inside() {
    return new WayBack(symbols, differentiation, naming, active);
  }

  /** The lines made. */
  List<Line> lines() {
    return lines;
  }

  Adjoints adjoints() {
    return adjoints;
  }

  boolean isActive(Expr leaf) {
    return active.contains(leaf);
  }

  /** Whether an adjoint has come to a value that hands it on. */
  boolean reaches(Expr leaf) {
    return adjoints.reach(leaf) && isActive(leaf);
  }

  /** From adjoints that are given: the leaves of those of sources that have one, by theirs. */
  Map<Expr, Expr> from(Map<Expr, Expr> seeds, List<Line> forward, List<Expr> sources) {
    seeds.forEach((leaf, seed) -> adjoints.add(leaf, Line.Part.given(seed)));
    walk(forward);
    sources.stream().filter(adjoints::reach).forEach(adjoints::define);
    return adjoints.finished();
  }

  /** Leaves lines behind, the last first. */
  void walk(List<Line> forward) {
    for (int i = forward.size() - 1; i >= 0; i--) {
      Line line = forward.get(i);
      if (line instanceof Line.Definition definition) {
        leave(definition);
      } else if (line instanceof Line.Repeat repeat) {
        new LoopBack(symbols, repeat, this).line().ifPresent(lines::add);
      } else if (line instanceof Line.Backward backward) {
        refuse(backward);
      }
    }
  }

  private void leave(Line.Definition line) {
    Expr value = line.symbol().leaf();
    if (reaches(value)) {
      // Slopes may mention the formula by its name.
      Substitution result = Substitution.of(List.of(line.formula()), List.of(value));
      hand(line.formula(), adjoints.define(value), line.symbol().name(), line.origin(), result);
    }
  }

  private void refuse(Line.Backward backward) {
    List<Expr> made = backward.made();
    if (made.stream().anyMatch(adjoints::reach)) {
      adjoints.drop(made);
      lines.add(
          new Line.Note(
              "Here the way back through a loop is itself gone back through: the generated class"
                  + " does it, these pages do not spell it out."));
    }
  }

  /** Adds what comes to each name of a formula whose adjoint is the seed. */
  void hand(Expr formula, Expr seed, String from, Optional<Origin> origin) {
    hand(formula, seed, from, origin, Substitution.of(List.of(), List.of()));
  }

  private void hand(
      Expr formula, Expr seed, String from, Optional<Origin> origin, Substitution result) {
    if (Reached.isFormal(formula)) {
      lines.add(new Line.Note("The way back through `" + from + "` is not spelled out here."));
      return;
    }
    List<Expr> names = symbols.mentioned(formula).stream().filter(this::isActive).toList();
    List<Expr> parts = result.apply(differentiation.adjoints(formula, seed, names));
    for (int i = 0; i < names.size(); i++) {
      if (parts.get(i) != Formula.zerosLike(names.get(i))) {
        List<String> rules = Rules.between(formula, names.get(i));
        adjoints.add(names.get(i), new Line.Part(parts.get(i), from, rules, origin));
      }
    }
  }
}
