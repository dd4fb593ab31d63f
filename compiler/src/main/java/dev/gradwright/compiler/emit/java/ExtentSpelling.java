package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.type.Atom;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Extents as Java expressions over the variables that dims have become. */
final class ExtentSpelling {
  private final UnaryOperator<String> variables;

  ExtentSpelling(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /** As an int, for extents that are known to fit. */
  Code asInt(Extent extent) {
    return sum(extent);
  }

  /** As a long that throws {@link ArithmeticException} where it would overflow. */
  Code asLong(Extent extent) {
    List<Extent.Term> terms = extent.terms();
    if (terms.isEmpty()) {
      return Code.primary("0L");
    }
    Code sum = exactTerm(terms.get(0));
    for (Extent.Term term : terms.subList(1, terms.size())) {
      sum = Code.primary("$T.addExact($L, $L)", Math.class, sum, exactTerm(term));
    }
    return sum;
  }

  private Code exactTerm(Extent.Term term) {
    List<Atom> factors = term.factors();
    boolean plain = term.coefficient() == 1 && !factors.isEmpty();
    Code product = plain ? widened(factors.get(0)) : Code.primary("$LL", term.coefficient());
    for (Atom atom : factors.subList(plain ? 1 : 0, factors.size())) {
      Code factor = exactAtom(atom);
      product = Code.primary("$T.multiplyExact($L, $L)", Math.class, product, factor);
    }
    return product;
  }

  /** Quotients are long already, and javac warns of casts that change nothing. */
  private Code widened(Atom atom) {
    Code code = exactAtom(atom);
    return atom instanceof Atom.Dim ? Code.primary("(long) $L", code) : code;
  }

  private Code exactAtom(Atom atom) {
    if (atom instanceof Atom.Dim dim) {
      return Code.primary("$N", variables.apply(dim.name()));
    }
    if (atom instanceof Atom.Exact exact) {
      return quotient(asLong(exact.numerator()), asLong(exact.denominator()));
    }
    if (atom instanceof Atom.Root root) {
      return root("(long) $T.sqrt($L)", asLong(root.radicand()));
    }
    Atom.Floor floor = (Atom.Floor) atom;
    return quotient(asLong(floor.numerator()), asLong(floor.denominator()));
  }

  private static Code quotient(Code numerator, Code denominator) {
    return Code.primary("$T.floorDiv($L, $L)", Math.class, numerator, denominator);
  }

  private static Code root(String cast, Code radicand) {
    return Code.of(Code.UNARY, cast, Math.class, radicand);
  }

  private Code sum(Extent extent) {
    List<Extent.Term> terms = extent.terms();
    if (terms.isEmpty()) {
      return Code.primary("0");
    }
    Code sum = product(terms.get(0), terms.get(0).coefficient());
    for (Extent.Term term : terms.subList(1, terms.size())) {
      boolean negative = term.coefficient() < 0;
      Code next = product(term, Math.abs(term.coefficient()));
      sum = Code.infix(sum, negative ? "-" : "+", next, Code.SUM);
    }
    return sum;
  }

  private Code product(Extent.Term term, long coefficient) {
    List<Code> factors = new ArrayList<>();
    term.factors().forEach(atom -> factors.add(atom(atom)));
    if (factors.isEmpty() || Math.abs(coefficient) != 1) {
      factors.add(number(coefficient));
    }
    Code product = factors.get(0);
    for (Code factor : factors.subList(1, factors.size())) {
      product = Code.infix(product, "*", factor, Code.PRODUCT);
    }
    return coefficient == -1 && !term.factors().isEmpty() ? Code.unary("-$L", product) : product;
  }

  static Code number(long value) {
    return value < 0 ? Code.of(Code.UNARY, "$L", value) : Code.primary("$L", value);
  }

  private Code atom(Atom atom) {
    if (atom instanceof Atom.Dim dim) {
      return Code.primary("$N", variables.apply(dim.name()));
    }
    if (atom instanceof Atom.Exact exact) {
      return Code.infix(asInt(exact.numerator()), "/", asInt(exact.denominator()), Code.PRODUCT);
    }
    if (atom instanceof Atom.Root root) {
      return root("(int) $T.sqrt($L)", asInt(root.radicand()));
    }
    Atom.Floor floor = (Atom.Floor) atom;
    Code numerator = asInt(floor.numerator());
    Code denominator = asInt(floor.denominator());
    boolean cutsTowardsZero =
        floor.numerator().isNeverNegative() && floor.denominator().isNeverNegative();
    return cutsTowardsZero
        ? Code.infix(numerator, "/", denominator, Code.PRODUCT)
        : quotient(numerator, denominator);
  }
}
