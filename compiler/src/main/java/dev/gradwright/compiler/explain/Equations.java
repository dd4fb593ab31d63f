package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;

/** Equations as lines of code. */
final class Equations {
  private final Formulas formulas;
  private final Origins origins;
  private final Blocks blocks;

  Equations(Formulas formulas, Origins origins, Blocks blocks) {
    this.formulas = formulas;
    this.origins = origins;
    this.blocks = blocks;
  }

  /** {@code symbol = formula}. */
  String of(Symbol symbol, Expr formula) {
    Formulas.Sides sides = sides(symbol, List.of(formula));
    return sides.left() + " = " + sides.right().get(0).text();
  }

  /** The right side alone. */
  String right(Symbol symbol, Expr formula) {
    return sides(symbol, List.of(formula)).right().get(0).text();
  }

  /** What a value is called that is all of a symbol. */
  String nameOf(Expr value, Symbol symbol) {
    String name = formulas.operand(value, symbol);
    formulas.takeAsides().forEach(blocks::line);
    return name;
  }

  private Formulas.Sides sides(Symbol symbol, List<Expr> right) {
    Formulas.Sides sides = formulas.write(symbol, right);
    formulas.takeAsides().forEach(blocks::line);
    return sides;
  }

  /** {@code symbol sign sum of parts}, with the reason for each: paths that rejoin one by one. */
  void sum(Symbol symbol, String sign, List<Line.Part> parts) {
    sum("", symbol, sign, parts);
  }

  /** {@code prefix symbol sign sum of parts}. */
  void sum(String prefix, Symbol symbol, String sign, List<Line.Part> parts) {
    boolean isOne = parts.size() == 1;
    blocks.comment(isOne ? origins.reason(parts.get(0)) : parts.size() + " paths rejoin");
    Formulas.Sides sides = sides(symbol, parts.stream().map(Line.Part::formula).toList());
    String left = prefix + sides.left() + " " + sign;
    if (isOne) {
      blocks.line(left + " " + sides.right().get(0).text());
      return;
    }
    blocks.line(left);
    for (int i = 0; i < parts.size(); i++) {
      String term = sides.right().get(i).in(Term.Binding.REDUCTION);
      String reason = origins.reason(parts.get(i));
      blocks.line((i == 0 ? "    " : "  + ") + term + "   // " + reason);
    }
    blocks.endComment();
  }
}
