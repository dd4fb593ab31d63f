package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What has come to the adjoint of each value so far, and what the finished ones are called. */
final class Adjoints {
  private final Symbols symbols;
  private final UnaryOperator<String> naming;
  private final List<Line> lines;
  private final Map<Expr, List<Line.Part>> parts = new LinkedHashMap<>();
  private final Map<Expr, Expr> bars = new HashMap<>();

  /**
   * No adjoints yet.
   *
   * @param naming what the adjoint of a name is called
   * @param lines where finished adjoints are defined
   */
  Adjoints(Symbols symbols, UnaryOperator<String> naming, List<Line> lines) {
    this.symbols = symbols;
    this.naming = naming;
    this.lines = lines;
  }

  void add(Expr leaf, Line.Part part) {
    parts.computeIfAbsent(leaf, l -> new ArrayList<>()).add(part);
  }

  void drop(Collection<Expr> leaves) {
    parts.keySet().removeAll(leaves);
  }

  boolean reach(Expr leaf) {
    return parts.containsKey(leaf);
  }

  List<Line.Part> of(Expr leaf) {
    return parts.getOrDefault(leaf, List.of());
  }

  /** The values whose adjoints are not finished. */
  List<Expr> open() {
    return parts.keySet().stream().filter(leaf -> !bars.containsKey(leaf)).toList();
  }

  /** The leaves of the finished ones, by those of their values. */
  Map<Expr, Expr> finished() {
    return bars;
  }

  /** A symbol for the adjoint of a value of this name, or of what a step sees of it. */
  Symbol symbol(String name, Expr like, Optional<String> step) {
    return symbols.make(naming.apply(name), like, step);
  }

  /** Keeps the name of the adjoint of a value from parts of it that have been made before. */
  void giveUp(Symbol of) {
    symbols.giveUp(naming.apply(of.name()));
  }

  /** A symbol for the adjoint of a value that has one itself. */
  Symbol symbol(Symbol of) {
    return symbol(of.name(), of.leaf(), Optional.empty());
  }

  /** The leaf of the adjoint of a value all of whose uses have been left behind. */
  Expr define(Expr leaf) {
    Expr bar = bars.get(leaf);
    if (bar == null) {
      bar = made(leaf);
      bars.put(leaf, bar);
    }
    return bar;
  }

  private Expr made(Expr leaf) {
    Symbol of = symbols.of(leaf);
    List<Line.Part> all = parts.get(leaf);
    Expr first = all.get(0).formula();
    if (all.size() == 1 && of.step().isEmpty() && isCalled(first, naming.apply(of.name()))) {
      return first;
    }
    giveUp(of);
    Symbol bar = symbol(of.name(), leaf, of.step());
    lines.add(new Line.Bar(bar, all, leaf.table().origin(leaf)));
    // Ones need not be carried along.
    boolean isOne = all.size() == 1 && Leaves.constant(first).isPresent();
    return isOne ? first : bar.leaf();
  }

  private boolean isCalled(Expr leaf, String name) {
    return symbols.find(leaf).map(Symbol::name).filter(name::equals).isPresent();
  }
}
