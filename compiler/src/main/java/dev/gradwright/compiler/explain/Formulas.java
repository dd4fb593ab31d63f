package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.scalar.Computation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Formulas in index notation, from the scalar bodies of their operators; without indices where all
 * that is read has the place of what is written.
 */
final class Formulas {
  private final Symbols symbols;
  private final Differentiation differentiation;
  private final List<String> asides = new ArrayList<>();
  private final Map<String, String> bases = new HashMap<>();

  Formulas(Symbols symbols, Differentiation differentiation) {
    this.symbols = symbols;
    this.differentiation = differentiation;
  }

  /** A left side and right sides in the same indices. */
  record Sides(String left, List<Term> right) {}

  /** {@code symbol[i, ..] = formulas}. */
  Sides write(Symbol symbol, List<Expr> formulas) {
    return sides(symbol, formulas.stream().map(this::plain).toList());
  }

  private Expr plain(Expr formula) {
    return Reached.isFormal(formula) ? formula : differentiation.plain(formula);
  }

  private Sides sides(Symbol given, List<Expr> plain) {
    Symbol symbol = symbols.current(given);
    Writing indexed = new Writing(symbols, this, symbol, Writing.Brackets.SHOWN);
    Sides sides = sides(indexed, plain);
    return indexed.isAtOnePlace()
        ? sides(new Writing(symbols, this, symbol, Writing.Brackets.LEFT_OUT), plain)
        : sides;
  }

  private static Sides sides(Writing writing, List<Expr> formulas) {
    List<Term> right = formulas.stream().map(writing::whole).toList();
    return new Sides(writing.left(), right);
  }

  /** From here on, an index of a loop is not to be taken for others. */
  void enter(String index) {
    symbols.enter(index);
  }

  void leave(String index) {
    symbols.leave(index);
  }

  /** What a symbol has come to be called. */
  String nameOf(Symbol symbol) {
    return symbols.current(symbol).name();
  }

  /** What the whole of a value is called where another one is written: by a name. */
  String operand(Expr value, Symbol user) {
    Expr operand = plain(value);
    if (symbols.find(operand).isPresent() || isWord(operand)) {
      return symbols.nameOf(operand);
    }
    String base = bases.getOrDefault(user.name(), user.name());
    symbols.reserve(base);
    Symbol aside = new Symbol(symbols.free(base), operand, Optional.empty());
    bases.put(aside.name(), base);
    Sides sides = sides(aside, List.of(operand));
    asides.add(sides.left() + " = " + sides.right().get(0).text());
    // Not earlier, lest the line be written as its own name.
    symbols.name(aside.name(), operand);
    return aside.name();
  }

  /** Whether it is written like a name. */
  private static boolean isWord(Expr value) {
    return Leaves.constant(value).isPresent()
        || value.computation() instanceof Computation.Listed
        || value.computation() instanceof Computation.Given;
  }

  /** The lines to stand before what has been written: they define what had no name. */
  List<String> takeAsides() {
    List<String> taken = List.copyOf(asides);
    asides.clear();
    return taken;
  }
}
