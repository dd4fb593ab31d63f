package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * The scalar body of one operator as a term.
 *
 * @param at the element that is computed
 * @param axes an index for each axis of the body
 */
record BodyWriting(Writing writing, Expr expr, List<Affine> at, List<Affine> axes) {
  Term term(Scalar scalar) {
    if (scalar instanceof Scalar.Literal literal) {
      return Writing.literal(literal.decimal(), literal.element());
    } else if (scalar instanceof Scalar.Position position) {
      return writing.position(position.index().through(axes::get));
    } else if (scalar instanceof Scalar.Load load) {
      List<Affine> places = load.coordinates().stream().map(this::coordinate).toList();
      return writing.term(expr.operand(load.operand()), places);
    } else if (scalar instanceof Scalar.LoadSamePlace) {
      return writing.reshaped(expr, at);
    } else if (scalar instanceof Scalar.Apply apply) {
      return applied(apply);
    } else if (scalar instanceof Scalar.Within within) {
      return term(within.value());
    } else if (scalar instanceof Scalar.Choose choose) {
      return guarded(choose).map(this::term).orElseGet(() -> chosen(choose));
    }
    throw new IllegalStateException("only sequential bodies have variables: " + scalar);
  }

  /** An index that is read out of a tensor becomes a variable of its text. */
  Affine coordinate(Coordinate coordinate) {
    return coordinate instanceof Coordinate.At affine
        ? affine.index().through(axes::get)
        : writing.indices().named(term(((Coordinate.Gathered) coordinate).index()).text());
  }

  private Term applied(Scalar.Apply apply) {
    List<Scalar> arguments = apply.arguments();
    boolean isSquare =
        apply.function() == Function.MULTIPLY && arguments.get(0).equals(arguments.get(1));
    return isSquare
        ? term(arguments.get(0)).power(Term.number("2"))
        : Functions.apply(apply.function(), arguments.stream().map(this::term).toList());
  }

  private Term chosen(Scalar.Choose choose) {
    return term(choose.condition()).chosen(term(choose.then()), term(choose.otherwise()));
  }

  /** {@code x == 0 ? 0 : x * y}, a product that an exact zero wins. */
  private static Optional<Scalar> guarded(Scalar.Choose choose) {
    return choose.condition() instanceof Scalar.Apply test
            && test.function() == Function.EQUAL
            && choose.then() instanceof Scalar.Literal zero
            && zero.value() == 0
            && choose.otherwise() instanceof Scalar.Apply product
            && product.function() == Function.MULTIPLY
            && product.arguments().get(0).equals(test.arguments().get(0))
        ? Optional.of(product)
        : Optional.empty();
  }
}
