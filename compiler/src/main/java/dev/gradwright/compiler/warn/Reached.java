package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Points;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Singularity.Slope;
import dev.gradwright.compiler.dag.Singularity.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** An application whose operands can be where a derivative that is wanted is not finite. */
record Reached(Expr expr, Singularity singularity, List<Points> points, Slope slope) {

  static Optional<Reached> of(
      Singularity singularity, Expr expr, Predicate<Expr> active, Usual usual) {
    if (!(singularity.place() instanceof Singularity.Place.Among among)) {
      return Optional.empty();
    }
    List<Points> points = among.operands();
    boolean moves =
        IntStream.range(0, points.size())
            .anyMatch(i -> points.get(i).areFew() && active.test(expr.operand(i)));
    boolean reaches =
        IntStream.range(0, points.size())
            .allMatch(i -> reaches(points.get(i), expr.operand(i), singularity.value(), usual));
    return IntStream.range(0, points.size())
        .filter(i -> moves && reaches && active.test(expr.operand(i)))
        .mapToObj(singularity.slopes()::get)
        .filter(slope -> !slope.isFinite())
        .findFirst()
        .map(slope -> new Reached(expr, singularity, points, slope));
  }

  /**
   * Where the value is finite, nothing else tells of the point; a value that is not finite tells of
   * itself, unless whole ranges of numbers lead to it.
   */
  private static boolean reaches(Points points, Expr operand, Value value, Usual usual) {
    boolean counts = value == Value.FINITE || !points.areFew() || points.end(usual.of(operand));
    return counts && points.meet(operand.facts());
  }

  /** The operands that the point is about, with what is then known of their elements. */
  Map<Expr, Facts> elements() {
    Map<Expr, Facts> elements = new LinkedHashMap<>();
    for (int i = 0; i < points.size(); i++) {
      if (!points.get(i).areAll()) {
        elements.put(expr.operand(i), points.get(i).facts());
      }
    }
    return elements;
  }
}
