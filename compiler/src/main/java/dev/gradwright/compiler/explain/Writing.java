package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The formulas of one symbol on their way to text: each value is written at one of its elements.
 */
final class Writing {
  private final Symbols symbols;
  private final Formulas formulas;
  private final Indices indices;
  private final Symbol symbol;
  private final List<Affine> place;
  private final Brackets brackets;
  private boolean isAtOnePlace = true;

  /** Whether the indices of values that have names are written. */
  enum Brackets {
    SHOWN,
    LEFT_OUT
  }

  /**
   * Nothing written yet.
   *
   * @param formulas where operands get names that have none
   */
  Writing(Symbols symbols, Formulas formulas, Symbol symbol, Brackets brackets) {
    this.symbols = symbols;
    this.formulas = formulas;
    this.indices = new Indices(symbols);
    this.symbol = symbol;
    this.place = symbol.leaf().shape().extents().stream().map(indices::over).toList();
    this.brackets = brackets;
  }

  Indices indices() {
    return indices;
  }

  /** Whether all that has been read has the place of what is written. */
  boolean isAtOnePlace() {
    return isAtOnePlace;
  }

  String left() {
    return element(symbol, place);
  }

  Term whole(Expr formula) {
    return term(formula, place);
  }

  private String element(Symbol of, List<Affine> at) {
    Stream<String> own = brackets == Brackets.SHOWN ? at.stream().map(this::text) : Stream.empty();
    List<String> all = Stream.concat(of.step().stream(), own).toList();
    return of.name() + (all.isEmpty() ? "" : "[" + String.join(", ", all) + "]");
  }

  /** The element of a value at indices. */
  Term term(Expr expr, List<Affine> at) {
    Optional<Symbol> known = symbols.find(expr);
    if (known.isPresent()) {
      boolean isAlike = expr.shape().equals(symbol.leaf().shape()) && at.equals(place);
      isAtOnePlace &= at.isEmpty() || isAlike;
      return Term.atom(element(known.get(), at));
    }
    Optional<String> constant = Leaves.constant(expr);
    if (constant.isPresent()) {
      return literal(constant.get(), expr.type().element());
    }
    Computation computation = expr.computation();
    if (computation instanceof Computation.Pointwise pointwise) {
      return pointwise(pointwise, expr, at);
    }
    return computation instanceof Computation.Scatter scatter
        ? scatter(scatter, expr, at)
        : applied(expr, at);
  }

  static Term literal(String decimal, ElementType element) {
    return switch (element) {
      case BOOL -> Term.atom(decimal.equals("0") ? "false" : "true");
      case INT, REAL, F32, F16, BF16 -> Term.number(decimal);
    };
  }

  /** An index as a number: its name has to be said on the left. */
  Term position(Affine index) {
    isAtOnePlace &= index.coefficients().isEmpty();
    return indices.text(index);
  }

  private Term pointwise(Computation.Pointwise computation, Expr expr, List<Affine> at) {
    List<Affine> reduced = computation.reduced().stream().map(indices::over).toList();
    List<Affine> axes = Stream.concat(at.stream(), reduced.stream()).toList();
    Term value = new BodyWriting(this, expr, at, axes).term(computation.value());
    return computation.fold().map(fold -> folded(word(fold), reduced, "", value)).orElse(value);
  }

  private static String word(Fold fold) {
    return fold == Fold.PRODUCT ? "prod" : fold.name().toLowerCase(Locale.ROOT);
  }

  private Term folded(String word, List<Affine> over, String where, Term value) {
    if (over.isEmpty() || value.equals(Term.ZERO)) {
      return value;
    }
    String variables = over.stream().map(this::text).collect(Collectors.joining(", "));
    return new Term(
        word + "[" + variables + where + "] " + value.in(Term.Binding.REDUCTION),
        Term.Binding.REDUCTION);
  }

  /** {@code sum over i with target(i) = at of value(i)}. */
  private Term scatter(Computation.Scatter computation, Expr expr, List<Affine> at) {
    ScatterAxes axes = ScatterAxes.of(computation, at, indices);
    BodyWriting body = new BodyWriting(this, expr, at, axes.all());
    String where =
        axes.open().stream()
            .map(i -> text(body.coordinate(computation.target().get(i))) + " == " + text(at.get(i)))
            .collect(Collectors.joining(" && "));
    Term value = body.term(computation.value());
    isAtOnePlace &= where.isEmpty();
    return axes.summed().isEmpty() && !where.isEmpty()
        ? new Term(where, Term.Binding.COMPARISON).chosen(value, Term.ZERO)
        : folded("sum", axes.summed(), where.isEmpty() ? "" : " with " + where, value);
  }

  /** Axes of extent 1 come and go; other shapes are said in words. */
  Term reshaped(Expr expr, List<Affine> at) {
    Expr operand = expr.operand(0);
    if (!Lines.isOnlySpread(expr)) {
      isAtOnePlace = false;
      return Term.atom("reshape(" + formulas.operand(operand, symbol) + ")" + inBrackets(at));
    }
    List<Affine> kept =
        IntStream.range(0, at.size())
            .filter(i -> !expr.shape().extent(i).isConstant(1))
            .mapToObj(at::get)
            .toList();
    List<Affine> places = new ArrayList<>();
    int next = 0;
    for (Extent extent : operand.shape().extents()) {
      places.add(extent.isConstant(1) ? Affine.constant(Extent.ZERO) : kept.get(next++));
    }
    return term(operand, places);
  }

  /** An operator that is only named. */
  private Term applied(Expr expr, List<Affine> at) {
    isAtOnePlace = false;
    String word = expr.operator().spelling();
    if (expr.operands().isEmpty()) {
      return Term.atom(word + inBrackets(at));
    }
    Stream<String> operands =
        expr.operands().stream().map(operand -> formulas.operand(operand, symbol));
    List<String> options =
        expr.operator().options(expr.operands().stream().map(Expr::type).toList());
    String arguments =
        Stream.concat(operands, options.stream()).collect(Collectors.joining(", ", "(", ")"));
    return Term.atom(word + arguments + inBrackets(at));
  }

  private String inBrackets(List<Affine> at) {
    return at.isEmpty()
        ? ""
        : at.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private String text(Affine index) {
    return indices.text(index).text();
  }
}
