package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.Derivative;
import dev.gradwright.compiler.op.Formula;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which names depend on some of them. */
final class Reached {
  private final Symbols symbols;
  private final Differentiation differentiation;
  private final Set<Expr> reached = new HashSet<>();

  Reached(Symbols symbols, Differentiation differentiation) {
    this.symbols = symbols;
    this.differentiation = differentiation;
  }

  /** The leaves that depend on sources, these included. */
  Set<Expr> by(List<Line> lines, Collection<Expr> sources) {
    reached.addAll(sources);
    lines.forEach(this::visit);
    return reached;
  }

  private void visit(Line line) {
    if (line instanceof Line.Definition definition) {
      mark(definition.formula(), definition.symbol());
    } else if (line instanceof Line.Repeat repeat) {
      visit(repeat);
    } else if (line instanceof Line.Backward backward) {
      visit(backward);
    }
  }

  private void mark(Expr formula, Symbol symbol) {
    List<Expr> sources = symbols.mentioned(formula).stream().filter(reached::contains).toList();
    if (formula.type().isReal() && !sources.isEmpty() && isHandedOn(formula, sources)) {
      reached.add(symbol.leaf());
    }
  }

  /** Whether formulas cannot say it: a directional derivative, a Jacobian. */
  static boolean isFormal(Expr formula) {
    return Order.of(List.of(formula)).stream().anyMatch(e -> e.operator() instanceof Derivative);
  }

  /** A stop, a step or a position hands nothing on. */
  private boolean isHandedOn(Expr formula, List<Expr> sources) {
    if (isFormal(formula)) {
      return true;
    }
    List<Expr> adjoints = differentiation.adjoints(formula, Formula.one(formula), sources);
    return IntStream.range(0, sources.size())
        .anyMatch(i -> adjoints.get(i) != Formula.zerosLike(sources.get(i)));
  }

  private void visit(Line.Repeat repeat) {
    int before;
    do {
      before = reached.size();
      repeat.slices().forEach(slice -> mark(slice.sequence().leaf(), slice.symbol()));
      repeat.carries().forEach(carry -> mark(carry.start(), carry.symbol()));
      repeat.body().forEach(this::visit);
      repeat.carries().forEach(carry -> mark(carry.next(), carry.symbol()));
    } while (reached.size() > before);
    repeat.results().forEach(result -> mark(result.of(), result.symbol()));
  }

  /** All that comes out depends on all that goes in: coarse, and never too little. */
  private void visit(Line.Backward backward) {
    reached.addAll(backward.made());
  }
}
