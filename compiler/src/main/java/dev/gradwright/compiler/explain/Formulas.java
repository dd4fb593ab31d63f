package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;

/**
 * Formulas in index notation, from the scalar bodies of their operators; without indices where all
 * that is read has the place of what is written.
 */
final class Formulas {
  private final Symbols symbols;
  private final Differentiation differentiation;

  Formulas(Symbols symbols, Differentiation differentiation) {
    this.symbols = symbols;
    this.differentiation = differentiation;
  }

  /** A left side and right sides in the same indices. */
  record Sides(String left, List<Term> right) {}

  /** {@code symbol[i, ..] = formulas}. */
  Sides write(Symbol symbol, List<Expr> formulas) {
    List<Expr> plain =
        formulas.stream().map(e -> Reached.isFormal(e) ? e : differentiation.plain(e)).toList();
    Writing indexed = new Writing(symbols, symbol, Writing.Brackets.SHOWN);
    Sides sides = sides(indexed, plain);
    return indexed.isAtOnePlace()
        ? sides(new Writing(symbols, symbol, Writing.Brackets.LEFT_OUT), plain)
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

  /** What a leaf is called. */
  String nameOf(Expr leaf) {
    return symbols.nameOf(leaf);
  }
}
