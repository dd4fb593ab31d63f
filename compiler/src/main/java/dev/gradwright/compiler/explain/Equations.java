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
    Formulas.Sides sides = formulas.write(symbol, List.of(formula));
    return sides.left() + " = " + sides.right().get(0).text();
  }

  /** The right side alone. */
  String right(Symbol symbol, Expr formula) {
    return formulas.write(symbol, List.of(formula)).right().get(0).text();
  }

  /** {@code symbol sign sum of parts}, with the reason for each: paths that rejoin one by one. */
  void sum(Symbol symbol, String sign, List<Line.Part> parts) {
    List<Expr> terms = parts.stream().map(Line.Part::formula).toList();
    Formulas.Sides sides = formulas.write(symbol, terms);
    String left = sides.left() + " " + sign;
    if (parts.size() == 1) {
      blocks.comment(origins.reason(parts.get(0)));
      blocks.line(left + " " + sides.right().get(0).text());
      return;
    }
    blocks.comment(parts.size() + " paths rejoin");
    blocks.line(left);
    for (int i = 0; i < parts.size(); i++) {
      String term = sides.right().get(i).in(Term.Binding.REDUCTION);
      String reason = origins.reason(parts.get(i));
      blocks.line((i == 0 ? "    " : "  + ") + term + "   // " + reason);
    }
    blocks.endComment();
  }
}
