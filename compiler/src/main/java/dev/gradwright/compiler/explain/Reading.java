package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gradient;
import dev.gradwright.compiler.op.Marker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Cuts expressions into lines: what has a name, what is used more than once, and what no formula
 * can be written around becomes a line of its own; all else stands inside the formula that uses it.
 */
final class Reading {
  /** Formulas of more operators than this are hard to read. */
  private static final int LONG = 24;

  private final Symbols symbols;
  private final Differentiation differentiation;
  private final Optional<Expr> loss;
  private final Set<String> own = new HashSet<>();
  private final Map<String, Expr> outputs = new HashMap<>();
  private final Map<Expr, Expr> cut = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<LoopRun, Map<Expr, Expr>> loops = new HashMap<>();

  /**
   * Reads what nothing has been read of.
   *
   * @param loss whose adjoints are called {@code bar}
   */
  Reading(Symbols symbols, Differentiation differentiation, Optional<Expr> loss) {
    this.symbols = symbols;
    this.differentiation = differentiation;
    this.loss = loss;
  }

  /** A reading of the body of a loop. */
  Reading inside() {
    return new Reading(symbols, differentiation, Optional.empty());
  }

  /** Says what stands for an expression. */
  void put(Expr expr, Expr by) {
    cut.put(expr, by);
  }

  void add(Line line) {
    lines.add(line);
  }

  List<Line> lines() {
    return lines;
  }

  /** What stands for an expression that has been read. */
  Expr cut(Expr expr) {
    return cut.get(expr);
  }

  /** Keeps the name of an output for it. */
  void promise(String name, Expr output) {
    outputs.put(name, output);
    symbols.reserve(name);
    own.add(name);
  }

  /** The name, unless it is another value's: inlined values may be called like any. */
  String claim(String name, Expr expr) {
    boolean isFree = outputs.getOrDefault(name, expr) == expr && own.remove(name);
    return isFree ? name : symbols.free(name);
  }

  /** Gives an expression that has been read a line under this name, if it has none. */
  Expr named(String name, Expr expr) {
    Expr formula = cut.get(expr);
    Optional<Symbol> known = symbols.find(formula);
    if (known.filter(symbol -> symbol.name().equals(name)).isPresent()) {
      return formula;
    }
    return define(name, expr, formula);
  }

  /** Reads roots and all they are computed from; those of {@code forced} become lines. */
  void read(Collection<Expr> roots, Collection<Expr> forced) {
    List<Expr> order = Order.of(roots);
    Lines choice = new Lines(order, roots, forced);
    choice.names().stream().filter(symbols::reserve).forEach(own::add);
    Map<LoopRun, List<Expr>> runs = LoopRun.among(order);
    for (Expr expr : order) {
      if (!cut.containsKey(expr)) {
        cut.put(
            expr, LoopRun.isResult(expr) ? result(expr, runs, choice) : value(expr, order, choice));
      }
    }
  }

  private Expr value(Expr expr, List<Expr> order, Lines choice) {
    if (expr.operator() instanceof Gradient) {
      return gradient(expr, order);
    }
    Expr formula = Rebuild.same(expr, expr.operands().stream().map(cut::get).toList());
    List<Expr> mentioned = symbols.mentioned(formula);
    Optional<String> name = choice.name(expr);
    if (mentioned.isEmpty() || isAlias(formula, name)) {
      return mentioned.isEmpty() ? formula : formula.operand(0);
    }
    if (name.isPresent()) {
      return define(claim(name.get(), expr), expr, formula);
    }
    int size = Order.of(List.of(formula)).size() - mentioned.size();
    boolean isLine = choice.isForced(expr) || size > 1 && choice.isShared(expr) || size > LONG;
    return isLine ? define(symbols.free(choice.base(expr)), expr, formula) : formula;
  }

  /** A mark on a value that has no other name. */
  private boolean isAlias(Expr formula, Optional<String> name) {
    return formula.operator() instanceof Marker
        && symbols
            .find(formula.operand(0))
            .map(Symbol::name)
            .filter(own -> name.isEmpty() || name.get().equals(own))
            .isPresent();
  }

  private Expr define(String name, Expr expr, Expr formula) {
    Symbol symbol = symbols.make(name, expr);
    lines.add(new Line.Value(symbol, formula, expr.table().origin(expr)));
    return symbol.leaf();
  }

  /** All gradients of the same value at once, by one way back through what has been read. */
  private Expr gradient(Expr expr, List<Expr> order) {
    Expr of = expr.operand(0);
    List<Expr> all =
        order.stream().filter(e -> e.operator() instanceof Gradient && e.operand(0) == of).toList();
    List<Expr> sources =
        all.stream().map(e -> cut.get(e.operand(1))).filter(Objects::nonNull).distinct().toList();
    Map<Expr, Expr> bars = wayBack(of, sources);
    for (Expr gradient : all) {
      Expr zeros = Formula.zerosLike(gradient);
      cut.put(gradient, bars.getOrDefault(cut.get(gradient.operand(1)), zeros));
    }
    return cut.get(expr);
  }

  private Map<Expr, Expr> wayBack(Expr of, List<Expr> sources) {
    Symbol result = symbols.of(cut.get(of));
    boolean ofLoss = loss.filter(of::equals).isPresent();
    UnaryOperator<String> naming =
        name -> ofLoss ? "bar " + name : "d " + result.name() + "/d " + name;
    Set<Expr> active = new Reached(symbols, differentiation).by(lines, sources);
    WayBack back = new WayBack(symbols, differentiation, naming, active);
    Map<Expr, Expr> seed = Map.of(result.leaf(), Formula.one(result.leaf()));
    Map<Expr, Expr> bars = back.from(seed, lines, sources);
    lines.add(ofLoss ? Line.Heading.OF_LOSS : Line.Heading.of(result.name()));
    lines.addAll(back.lines());
    if (!ofLoss) {
      lines.add(Line.Heading.ONWARD);
    }
    return bars;
  }

  private Expr result(Expr expr, Map<LoopRun, List<Expr>> runs, Lines choice) {
    LoopRun run = LoopRun.of(expr);
    return loops
        .computeIfAbsent(run, r -> new LoopReading(r, symbols, this).read(runs.get(r), choice))
        .get(expr);
  }
}
