package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.optimise.Match.is;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Binary;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Pad;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code pad(x, after = 2) + pad(y, before = 1) -> concat(x, y)} for x of one element and y of two,
 * and so for all that lies side by side, such as the adjoints of what was split.
 */
final class ConcatInsteadOfAddingPads implements Rewrite {
  private static final int MOST = 64;

  @Override
  public Optional<Expr> apply(Expr expr) {
    if (!is(expr, Binary.ADD) || !expr.type().isReal()) {
      return Optional.empty();
    }
    List<Expr> pads = pads(expr);
    List<Integer> axes = pads.stream().flatMap(pad -> padded(pad).stream()).distinct().toList();
    return axes.size() == 1
        ? side(pads, axes.get(0))
            .filter(parts -> parts.size() == pads.size())
            .map(parts -> Rearrange.concat(parts, axes.get(0)))
        : Optional.empty();
  }

  /** The terms of the sum; none if there are others than paddings. */
  private static List<Expr> pads(Expr sum) {
    List<Expr> terms = Match.terms(sum, MOST, term -> true);
    return terms.stream().allMatch(term -> term.operator() instanceof Pad) ? terms : List.of();
  }

  private static List<Integer> padded(Expr pad) {
    return IntStream.range(0, pad.type().rank())
        .filter(axis -> !pad.shape().extent(axis).equals(pad.operand(0).shape().extent(axis)))
        .boxed()
        .toList();
  }

  /** What is padded, in the order in which it lies side by side; empty if it does not. */
  private static Optional<List<Expr>> side(List<Expr> pads, int axis) {
    List<Expr> parts = new ArrayList<>();
    Extent end = Extent.ZERO;
    while (!end.equals(pads.get(0).shape().extent(axis))) {
      Extent start = end;
      Optional<Expr> next =
          pads.stream()
              .filter(pad -> ((Pad) pad.operator()).before().get(axis).equals(start))
              .findFirst();
      if (next.isEmpty() || parts.size() == pads.size()) {
        return Optional.empty();
      }
      Expr part = next.get().operand(0);
      // The zeros around the others made 0 of -0.
      parts.add(Formula.plus(part, Formula.zerosLike(part)));
      end = end.plus(part.shape().extent(axis));
    }
    return Optional.of(parts);
  }
}
