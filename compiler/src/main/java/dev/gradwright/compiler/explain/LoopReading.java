package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one run of a loop: what its body is made of becomes lines of its own. */
final class LoopReading {
  private final LoopRun run;
  private final Symbols symbols;
  private final Reading outside;
  private final Reading body;

  LoopReading(LoopRun run, Symbols symbols, Reading outside) {
    this.run = run;
    this.symbols = symbols;
    this.outside = outside;
    this.body = outside.inside();
  }

  /** Makes the line of the loop, and says what stands for its results. */
  Map<Expr, Expr> read(List<Expr> results, Lines choice) {
    String index = index();
    List<Symbol> carried = run.loop().carries().stream().map(this::carried).toList();
    List<Line.Slice> slices = slices(index);
    putCaptured();
    Set<Expr> roots = new LinkedHashSet<>(run.loop().roots(results));
    body.read(roots, roots);
    List<Line.Carry> carries = carries(carried);
    Map<Expr, Expr> made = new HashMap<>();
    List<Line.Result> left = new ArrayList<>();
    for (Expr result : results) {
      Line.Result line = result(result, choice);
      left.add(line);
      made.put(result, line.symbol().leaf());
    }
    Optional<Origin> origin = results.get(0).table().origin(run.loop().index());
    outside.add(new Line.Repeat(run.loop(), index, carries, slices, body.lines(), left, origin));
    return made;
  }

  /** The index as the user calls it, unless values are called so too. */
  private String index() {
    Expr leaf = run.loop().index();
    String path = Lines.nameOf(leaf).orElse("t");
    String wish = path.substring(path.lastIndexOf('.') + 1);
    String name = symbols.isTaken(wish) ? symbols.free(wish) : wish;
    body.put(leaf, symbols.index(name, leaf).leaf());
    return name;
  }

  private Symbol carried(Expr carry) {
    Symbol symbol = symbols.make(symbols.free(Lines.nameOf(carry).orElse("carry")), carry);
    body.put(carry, symbol.leaf());
    return symbol;
  }

  private List<Line.Slice> slices(String index) {
    List<Line.Slice> slices = new ArrayList<>();
    for (int i = 0; i < run.loop().slices().size(); i++) {
      Expr slice = run.loop().slices().get(i);
      Expr whole = outside.cut(run.loop().sequences(run.operands()).get(i));
      Symbol sequence = symbols.find(whole).orElseGet(() -> constant(slice, whole));
      Symbol seen = symbols.make(sequence.name(), slice, Optional.of(index));
      slices.add(new Line.Slice(seen, sequence));
      body.put(slice, seen.leaf());
    }
    return slices;
  }

  /** A sequence that is computed from nothing. */
  private Symbol constant(Expr slice, Expr whole) {
    Symbol symbol = symbols.make(symbols.free(Lines.nameOf(slice).orElse("constant")), whole);
    outside.add(new Line.Value(symbol, whole, slice.table().origin(slice)));
    return symbol;
  }

  private void putCaptured() {
    List<Expr> values = run.loop().captures(run.operands());
    for (int i = 0; i < values.size(); i++) {
      body.put(run.loop().captured().get(i), outside.cut(values.get(i)));
    }
  }

  private List<Line.Carry> carries(List<Symbol> carried) {
    List<Line.Carry> carries = new ArrayList<>();
    for (int i = 0; i < carried.size(); i++) {
      Expr start = outside.cut(run.operands().get(i));
      carries.add(new Line.Carry(carried.get(i), start, body.cut(run.loop().next().get(i))));
    }
    return carries;
  }

  private Line.Result result(Expr result, Lines choice) {
    LoopResult operator = LoopRun.result(result);
    String name =
        choice
            .name(result)
            .map(own -> outside.claim(own, result))
            .orElseGet(() -> symbols.free(choice.base(result)));
    Symbol symbol = symbols.make(name, result);
    return new Line.Result(symbol, operator.kind(), body.cut(operator.of()));
  }
}
