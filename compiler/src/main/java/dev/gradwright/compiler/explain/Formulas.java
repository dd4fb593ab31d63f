package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    Writing indexed = new Writing(symbol);
    List<Term> right = plain.stream().map(indexed::whole).toList();
    if (indexed.isAtOnePlace) {
      Writing bare = new Writing(symbol);
      bare.shown = 0;
      return new Sides(bare.left(), plain.stream().map(bare::whole).toList());
    }
    return new Sides(indexed.left(), right);
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
    return symbols
        .find(leaf)
        .map(symbol -> symbol.name() + symbol.step().map(t -> "[" + t + "]").orElse(""))
        .orElseGet(() -> Leaves.constant(leaf).orElse(leaf.operator().spelling()));
  }

  /** One formula on its way to text. */
  private final class Writing {
    private final Indices indices = new Indices(symbols);
    private final Symbol symbol;
    private final List<Affine> place;
    private int shown = Integer.MAX_VALUE;
    private boolean isAtOnePlace = true;

    Writing(Symbol symbol) {
      this.symbol = symbol;
      this.place = symbol.leaf().shape().extents().stream().map(indices::over).toList();
    }

    String left() {
      return element(symbol, place);
    }

    Term whole(Expr formula) {
      return term(formula, place);
    }

    private String element(Symbol of, List<Affine> at) {
      List<String> all = new ArrayList<>(of.step().stream().toList());
      at.stream().limit(shown).forEach(index -> all.add(indices.text(index).text()));
      return of.name() + (all.isEmpty() ? "" : "[" + String.join(", ", all) + "]");
    }

    private Term term(Expr expr, List<Affine> at) {
      Optional<Symbol> known = symbols.find(expr);
      if (known.isPresent()) {
        boolean isAlike = expr.shape().equals(symbol.leaf().shape()) && at.equals(place);
        isAtOnePlace &= at.isEmpty() || isAlike;
        return Term.atom(element(known.get(), at));
      }
      Optional<String> constant = Leaves.constant(expr);
      if (constant.isPresent()) {
        return literal(constant.get(), expr.type());
      }
      Computation computation = expr.computation();
      if (computation instanceof Computation.Pointwise pointwise) {
        return pointwise(pointwise, expr, at);
      }
      return computation instanceof Computation.Scatter scatter
          ? scatter(scatter, expr, at)
          : applied(expr, at);
    }

    private Term literal(String decimal, TensorType type) {
      return switch (type.element()) {
        case BOOL -> Term.atom(decimal.equals("0") ? "false" : "true");
        case INT, REAL, F32, F16, BF16 -> Term.number(decimal);
      };
    }

    private Term pointwise(Computation.Pointwise computation, Expr expr, List<Affine> at) {
      List<Affine> axes = new ArrayList<>(at);
      computation.reduced().forEach(extent -> axes.add(indices.over(extent)));
      Term value = scalar(computation.value(), axes, expr, at);
      List<Affine> reduced = axes.subList(at.size(), axes.size());
      return computation.fold().map(fold -> folded(word(fold), reduced, "", value)).orElse(value);
    }

    private Term folded(String word, List<Affine> over, String where, Term value) {
      if (over.isEmpty() || value.equals(Term.ZERO)) {
        return value;
      }
      String variables =
          over.stream().map(index -> indices.text(index).text()).collect(Collectors.joining(", "));
      return new Term(
          word + "[" + variables + where + "] " + value.in(Term.Binding.REDUCTION),
          Term.Binding.REDUCTION);
    }

    private static String word(Fold fold) {
      return fold == Fold.PRODUCT ? "prod" : fold.name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@code sum over i with target(i) = at of value(i)}; an axis that is a target needs no sum.
     */
    private Term scatter(Computation.Scatter computation, Expr expr, List<Affine> at) {
      List<Optional<Affine>> known =
          new ArrayList<>(
              computation.space().stream().map(extent -> Optional.<Affine>empty()).toList());
      List<Integer> open = new ArrayList<>();
      for (int i = 0; i < at.size(); i++) {
        Optional<Integer> axis = axis(computation.target().get(i));
        if (axis.isPresent() && known.get(axis.get()).isEmpty()) {
          known.set(axis.get(), Optional.of(at.get(i)));
        } else {
          open.add(i);
        }
      }
      List<Affine> summed = new ArrayList<>();
      List<Affine> axes = new ArrayList<>();
      for (int axis = 0; axis < known.size(); axis++) {
        Extent extent = computation.space().get(axis);
        Affine index = known.get(axis).orElseGet(() -> indices.over(extent));
        axes.add(index);
        if (known.get(axis).isEmpty()) {
          summed.add(index);
        }
      }
      String where =
          open.stream()
              .map(
                  i ->
                      indices.text(coordinate(computation.target().get(i), axes, expr, at)).text()
                          + " == "
                          + indices.text(at.get(i)).text())
              .collect(Collectors.joining(" && "));
      Term value = scalar(computation.value(), axes, expr, at);
      return summed.isEmpty() && !where.isEmpty()
          ? new Term(where, Term.Binding.COMPARISON).chosen(value, Term.ZERO)
          : folded("sum", summed, where.isEmpty() ? "" : " with " + where, value);
    }

    private Optional<Integer> axis(Coordinate target) {
      return target instanceof Coordinate.At at ? Indices.axis(at.index()) : Optional.empty();
    }

    private Affine coordinate(
        Coordinate coordinate, List<Affine> axes, Expr expr, List<Affine> at) {
      return coordinate instanceof Coordinate.At affine
          ? affine.index().through(axes::get)
          : indices.named(
              scalar(((Coordinate.Gathered) coordinate).index(), axes, expr, at).text());
    }

    private Term scalar(Scalar scalar, List<Affine> axes, Expr expr, List<Affine> at) {
      if (scalar instanceof Scalar.Literal literal) {
        return literal(literal.decimal(), TensorType.scalar(literal.element()));
      } else if (scalar instanceof Scalar.Position position) {
        return indices.text(position.index().through(axes::get));
      } else if (scalar instanceof Scalar.Load load) {
        List<Affine> places =
            load.coordinates().stream().map(c -> coordinate(c, axes, expr, at)).toList();
        return term(expr.operand(load.operand()), places);
      } else if (scalar instanceof Scalar.LoadSamePlace load) {
        return reshaped(expr.operand(load.operand()), expr, at);
      } else if (scalar instanceof Scalar.Apply apply && isSquare(apply)) {
        return scalar(apply.arguments().get(0), axes, expr, at).power(Term.number("2"));
      } else if (scalar instanceof Scalar.Apply apply) {
        List<Term> terms = apply.arguments().stream().map(a -> scalar(a, axes, expr, at)).toList();
        return Functions.apply(apply.function(), terms);
      } else if (scalar instanceof Scalar.Within within) {
        return scalar(within.value(), axes, expr, at);
      } else if (scalar instanceof Scalar.Choose choose) {
        return guarded(choose)
            .map(product -> scalar(product, axes, expr, at))
            .orElseGet(
                () ->
                    scalar(choose.condition(), axes, expr, at)
                        .chosen(
                            scalar(choose.then(), axes, expr, at),
                            scalar(choose.otherwise(), axes, expr, at)));
      }
      throw new IllegalStateException("only sequential bodies have variables: " + scalar);
    }

    private boolean isSquare(Scalar.Apply apply) {
      return apply.function() == Function.MULTIPLY
          && apply.arguments().get(0).equals(apply.arguments().get(1));
    }

    /** {@code x == 0 ? 0 : x * y}, a product that an exact zero wins. */
    private Optional<Scalar> guarded(Scalar.Choose choose) {
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

    /** Axes of extent 1 come and go; other shapes are said in words. */
    private Term reshaped(Expr operand, Expr expr, List<Affine> at) {
      if (!Lines.isOnlySpread(expr)) {
        isAtOnePlace = false;
        Term whole = Term.atom(nameOf(operand));
        return Term.atom("reshape(" + whole.text() + ")" + brackets(at));
      }
      List<Affine> kept =
          IntStream.range(0, at.size())
              .filter(i -> !isOne(expr.shape().extent(i)))
              .mapToObj(at::get)
              .toList();
      List<Affine> places = new ArrayList<>();
      int next = 0;
      for (Extent extent : operand.shape().extents()) {
        places.add(isOne(extent) ? Affine.constant(Extent.ZERO) : kept.get(next++));
      }
      return term(operand, places);
    }

    private boolean isOne(Extent extent) {
      return extent.isConstant(1);
    }

    private Term applied(Expr expr, List<Affine> at) {
      isAtOnePlace = false;
      String word = expr.operator().spelling();
      String arguments =
          expr.operands().stream()
              .map(Formulas.this::nameOf)
              .collect(Collectors.joining(", ", "(", ")"));
      return Term.atom(word + (expr.operands().isEmpty() ? "" : arguments) + brackets(at));
    }

    private String brackets(List<Affine> at) {
      return at.isEmpty()
          ? ""
          : at.stream()
              .map(index -> indices.text(index).text())
              .collect(Collectors.joining(", ", "[", "]"));
    }
  }
}
