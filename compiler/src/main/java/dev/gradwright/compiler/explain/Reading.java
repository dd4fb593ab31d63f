package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gradient;
import dev.gradwright.compiler.op.Marker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
  private Reading inside() {
    return new Reading(symbols, differentiation, Optional.empty());
  }

  /** Says what stands for an expression. */
  void put(Expr expr, Expr by) {
    cut.put(expr, by);
  }

  List<Line> lines() {
    return lines;
  }

  /** What stands for an expression that has been read. */
  Expr cut(Expr expr) {
    return cut.get(expr);
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
    choice.names().forEach(symbols::reserve);
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
      return define(name.get(), expr, formula);
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

  private Expr gradient(Expr expr, List<Expr> order) {
    Expr of = expr.operand(0);
    Set<Expr> sources =
        order.stream()
            .filter(e -> e.operator() instanceof Gradient && e.operand(0) == of)
            .map(e -> e.operand(1))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Symbol result = symbols.of(cut.get(of));
    boolean ofLoss = loss.filter(of::equals).isPresent();
    List<Expr> leaves = sources.stream().map(cut::get).filter(java.util.Objects::nonNull).toList();
    WayBack back =
        new WayBack(
            symbols,
            differentiation,
            name -> ofLoss ? "bar " + name : "d " + result.name() + "/d " + name,
            new Reached(symbols, differentiation).by(lines, leaves));
    Map<Expr, Expr> seed = Map.of(result.leaf(), Formula.one(result.leaf()));
    Map<Expr, Expr> bars = back.from(seed, lines, leaves);
    lines.add(ofLoss ? Line.Heading.OF_LOSS : Line.Heading.of(result.name()));
    lines.addAll(back.lines());
    if (!ofLoss) {
      lines.add(Line.Heading.ONWARD);
    }
    for (Expr other : order) {
      if (other.operator() instanceof Gradient && other.operand(0) == of) {
        Expr zeros = Formula.zerosLike(other);
        cut.put(other, bars.getOrDefault(cut.get(other.operand(1)), zeros));
      }
    }
    return cut.get(expr);
  }

  private Expr result(Expr expr, Map<LoopRun, List<Expr>> runs, Lines choice) {
    LoopRun run = LoopRun.of(expr);
    return loops.computeIfAbsent(run, r -> loop(r, runs.get(r), choice)).get(expr);
  }

  private Map<Expr, Expr> loop(LoopRun run, List<Expr> results, Lines choice) {
    Reading body = inside();
    String index = index(run.loop().index());
    body.put(run.loop().index(), symbols.index(index, run.loop().index()).leaf());
    List<Symbol> carried = new ArrayList<>();
    for (Expr carry : run.loop().carries()) {
      carried.add(symbols.make(symbols.free(Lines.nameOf(carry).orElse("carry")), carry));
      body.put(carry, carried.get(carried.size() - 1).leaf());
    }
    List<Line.Slice> slices = slices(run, body, index);
    captured(run, body);
    Set<Expr> roots = new LinkedHashSet<>(run.loop().roots(results));
    body.read(roots, roots);
    List<Line.Carry> carries = new ArrayList<>();
    for (int i = 0; i < carried.size(); i++) {
      Expr start = cut.get(run.operands().get(i));
      carries.add(new Line.Carry(carried.get(i), start, body.cut(run.loop().next().get(i))));
    }
    Map<Expr, Expr> made = new HashMap<>();
    List<Line.Result> left = new ArrayList<>();
    for (Expr result : results) {
      LoopResult operator = LoopRun.result(result);
      String name = choice.name(result).orElseGet(() -> symbols.free(choice.base(result)));
      Symbol symbol = symbols.make(name, result);
      left.add(new Line.Result(symbol, operator.kind(), body.cut(operator.of())));
      made.put(result, symbol.leaf());
    }
    Optional<dev.gradwright.compiler.dag.Origin> origin =
        results.get(0).table().origin(run.loop().index());
    lines.add(new Line.Repeat(run.loop(), index, carries, slices, body.lines(), left, origin));
    return made;
  }

  /** The index as the user calls it, unless values are called so too. */
  private String index(Expr leaf) {
    String path = Lines.nameOf(leaf).orElse("t");
    String name = path.substring(path.lastIndexOf('.') + 1);
    return symbols.isTaken(name) ? symbols.free(name) : name;
  }

  private List<Line.Slice> slices(LoopRun run, Reading body, String index) {
    List<Line.Slice> slices = new ArrayList<>();
    for (int i = 0; i < run.loop().slices().size(); i++) {
      Expr slice = run.loop().slices().get(i);
      Expr outside = cut.get(run.loop().sequences(run.operands()).get(i));
      Symbol sequence = symbols.find(outside).orElseGet(() -> constant(slice, outside));
      Symbol seen = symbols.make(sequence.name(), slice, Optional.of(index));
      slices.add(new Line.Slice(seen, sequence));
      body.put(slice, seen.leaf());
    }
    return slices;
  }

  /** A sequence that is computed from nothing. */
  private Symbol constant(Expr slice, Expr outside) {
    Symbol symbol = symbols.make(symbols.free(Lines.nameOf(slice).orElse("constant")), outside);
    lines.add(new Line.Value(symbol, outside, slice.table().origin(slice)));
    return symbol;
  }

  private void captured(LoopRun run, Reading body) {
    List<Expr> values = run.loop().captures(run.operands());
    for (int i = 0; i < values.size(); i++) {
      body.put(run.loop().captured().get(i), cut.get(values.get(i)));
    }
  }
}
