package dev.gradwright.compiler.type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * An integer polynomial over {@link Atom}s in canonical form: extents that are equal as polynomials
 * are equal as objects. Arithmetic beyond 64 bits throws {@link ArithmeticException}.
 */
public final class Extent {
  /** One object each, since most extents are built of them. */
  private static final List<Extent> SMALL =
      LongStream.rangeClosed(0, 64).mapToObj(value -> term(Monomial.UNIT, value)).toList();

  public static final Extent ZERO = of(0);
  public static final Extent ONE = of(1);

  private final TreeMap<Monomial, Long> terms;
  // Shapes are compared and hashed at every turn of the compiler: these are found out once.
  private final OptionalLong constant;
  private final int hash;

  private Extent(TreeMap<Monomial, Long> terms) {
    this.terms = terms;
    this.constant = constant(terms);
    this.hash = terms.hashCode();
  }

  private static OptionalLong constant(TreeMap<Monomial, Long> terms) {
    if (terms.isEmpty()) {
      return OptionalLong.of(0);
    }
    Map.Entry<Monomial, Long> first = terms.firstEntry();
    return terms.size() == 1 && first.getKey().atoms().isEmpty()
        ? OptionalLong.of(first.getValue())
        : OptionalLong.empty();
  }

  /** The constant {@code value}. */
  public static Extent of(long value) {
    return 0 <= value && value < SMALL.size() ? SMALL.get((int) value) : term(Monomial.UNIT, value);
  }

  /** The dim of that name. */
  public static Extent dim(String name) {
    return atom(new Atom.Dim(name));
  }

  private static Extent atom(Atom atom) {
    return term(new Monomial(List.of(atom)), 1);
  }

  private static Extent term(Monomial monomial, long coefficient) {
    TreeMap<Monomial, Long> terms = new TreeMap<>(Monomial.ORDER);
    if (coefficient != 0) {
      terms.put(monomial, coefficient);
    }
    return new Extent(terms);
  }

  public Extent plus(Extent other) {
    if (terms.isEmpty() || other.terms.isEmpty()) {
      return terms.isEmpty() ? other : this;
    }
    TreeMap<Monomial, Long> sum = new TreeMap<>(terms);
    other.terms.forEach((monomial, c) -> add(sum, monomial, c));
    return new Extent(sum);
  }

  public Extent plus(long constant) {
    return plus(of(constant));
  }

  public Extent minus(Extent other) {
    return plus(other.times(of(-1)));
  }

  /** The product, in which {@code d * (n/d)} is n. */
  public Extent times(Extent other) {
    if (isConstant(1) || other.isConstant(1)) {
      return isConstant(1) ? other : this;
    }
    TreeMap<Monomial, Long> product = new TreeMap<>(Monomial.ORDER);
    terms.forEach(
        (m, c) ->
            other.terms.forEach(
                (n, d) ->
                    cancelled(m.times(n), Math.multiplyExact(c, d))
                        .terms
                        .forEach((monomial, sum) -> add(product, monomial, sum))));
    return new Extent(product);
  }

  private static Extent cancelled(Monomial monomial, long coefficient) {
    for (Atom atom : monomial.atoms()) {
      if (atom instanceof Atom.Exact exact) {
        Optional<Extent> factor =
            monomial
                .dividedBy(new Monomial(List.of(exact)))
                .flatMap(rest -> term(rest, coefficient).quotient(exact.denominator()));
        if (factor.isPresent()) {
          return factor.get().times(exact.numerator());
        }
      }
    }
    return term(monomial, coefficient);
  }

  private static void add(TreeMap<Monomial, Long> terms, Monomial monomial, long coefficient) {
    long sum = Math.addExact(terms.getOrDefault(monomial, 0L), coefficient);
    if (sum == 0) {
      terms.remove(monomial);
    } else {
      terms.put(monomial, sum);
    }
  }

  /**
   * The quotient that must come out even: a polynomial where one exists, else an {@link Atom.Exact}
   * to be checked when dims bind.
   */
  public Extent dividedBy(Extent divisor) {
    return quotient(divisor).orElseGet(() -> divide(divisor, (n, d) -> atom(new Atom.Exact(n, d))));
  }

  /** The quotient rounded down. */
  public Extent floorDividedBy(Extent divisor) {
    return quotient(divisor).orElseGet(() -> divide(divisor, Extent::floor));
  }

  private static Extent floor(Extent numerator, Extent denominator) {
    OptionalLong n = numerator.constant();
    OptionalLong d = denominator.constant();
    return n.isPresent() && d.isPresent()
        ? of(Math.floorDiv(n.getAsLong(), d.getAsLong()))
        : atom(new Atom.Floor(numerator, denominator));
  }

  /** The square root rounded down. */
  public Extent root() {
    return constant.isPresent()
        ? of((long) Math.sqrt(constant.getAsLong()))
        : atom(new Atom.Root(this));
  }

  private Extent divide(Extent divisor, BinaryOperator<Extent> otherwise) {
    if (divisor.equals(ZERO)) {
      throw new ArithmeticException("division of " + this + " by zero");
    }
    return otherwise.apply(this, divisor);
  }

  /** The polynomial q with q * divisor = this, for a divisor of one term. */
  private Optional<Extent> quotient(Extent divisor) {
    if (divisor.terms.size() != 1) {
      return equals(divisor) && !equals(ZERO) ? Optional.of(ONE) : Optional.empty();
    }
    Monomial by = divisor.terms.firstKey();
    long coefficient = divisor.terms.get(by);
    TreeMap<Monomial, Long> quotient = new TreeMap<>(Monomial.ORDER);
    for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
      Optional<Monomial> rest = term.getKey().dividedBy(by);
      if (rest.isEmpty() || term.getValue() % coefficient != 0) {
        return Optional.empty();
      }
      add(quotient, rest.get(), term.getValue() / coefficient);
    }
    return Optional.of(new Extent(quotient));
  }

  /** The number, if no dim is involved. */
  public OptionalLong constant() {
    return constant;
  }

  public boolean isConstant(long value) {
    return constant.isPresent() && constant.getAsLong() == value;
  }

  /** The name, if this is a bare dim. */
  public Optional<String> bareName() {
    return terms.size() == 1
            && terms.firstEntry().getValue() == 1
            && terms.firstKey().atoms().size() == 1
            && terms.firstKey().atoms().get(0) instanceof Atom.Dim dim
        ? Optional.of(dim.name())
        : Optional.empty();
  }

  /** The terms that add up to this extent, in a fixed order; none for 0. */
  public List<Term> terms() {
    return terms.entrySet().stream().map(t -> new Term(t.getValue(), t.getKey().atoms())).toList();
  }

  /** {@code coefficient * product of factors}. */
  public record Term(long coefficient, List<Atom> factors) {}

  /** The names of all dims in this extent, quotients included, in order. */
  public Set<String> dims() {
    Set<String> names = new TreeSet<>();
    eachAtom(
        atom -> {
          if (atom instanceof Atom.Dim dim) {
            names.add(dim.name());
          }
        });
    return names;
  }

  /** Calls {@code visit} on every atom, those inside quotients after the quotient. */
  public void eachAtom(Consumer<Atom> visit) {
    for (Monomial monomial : terms.keySet()) {
      for (Atom atom : monomial.atoms()) {
        visit.accept(atom);
        atom.parts().forEach(part -> part.eachAtom(visit));
      }
    }
  }

  /** This extent with each dim replaced by what {@code replacement} gives for its name. */
  public Extent substitute(Function<String, Extent> replacement) {
    Extent sum = ZERO;
    for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
      Extent product = of(term.getValue());
      for (Atom atom : term.getKey().atoms()) {
        product = product.times(atom.substitute(replacement));
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  /**
   * The number for given dims; an exact quotient that does not come out even throws {@link
   * ArithmeticException}.
   */
  public long evaluate(ToLongFunction<String> dims) {
    long sum = 0;
    for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
      long product = term.getValue();
      for (Atom atom : term.getKey().atoms()) {
        product = Math.multiplyExact(product, atom.evaluate(dims));
      }
      sum = Math.addExact(sum, product);
    }
    return sum;
  }

  /**
   * The coefficient of a dim that occurs linearly and in no quotient: this = coefficient * name +
   * rest without name.
   */
  public Optional<Linear> linearIn(String name) {
    Atom.Dim dim = new Atom.Dim(name);
    TreeMap<Monomial, Long> coefficient = new TreeMap<>(Monomial.ORDER);
    TreeMap<Monomial, Long> rest = new TreeMap<>(Monomial.ORDER);
    for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
      Optional<Monomial> divided = term.getKey().dividedBy(new Monomial(List.of(dim)));
      add(divided.isPresent() ? coefficient : rest, divided.orElse(term.getKey()), term.getValue());
    }
    Linear linear = new Linear(new Extent(coefficient), new Extent(rest));
    boolean leftOver =
        linear.coefficient().dims().contains(name) || linear.rest().dims().contains(name);
    return leftOver ? Optional.empty() : Optional.of(linear);
  }

  /** A polynomial as coefficient * unknown + rest. */
  public record Linear(Extent coefficient, Extent rest) {}

  /**
   * A number that this extent never falls below, given one for each dim; empty if none is known.
   * Every dim is at least 0. Terms with a negative coefficient are bounded only if they are
   * constant.
   */
  public OptionalLong lowerBound(ToLongFunction<String> atLeast) {
    return LowerBounds.of(this, atLeast);
  }

  /**
   * Whether no choice of dims makes this negative, as far as the signs of the coefficients tell.
   */
  public boolean isNeverNegative() {
    OptionalLong bound = lowerBound(name -> 0);
    return bound.isPresent() && bound.getAsLong() >= 0;
  }

  String parenthesised() {
    return terms.size() > 1 || toString().contains(" ") ? "(" + this + ")" : toString();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Extent extent && hash == extent.hash && terms.equals(extent.terms);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As a user would write it: {@code 4*H}, {@code N - K + 1}. */
  @Override
  public String toString() {
    return PolynomialText.of(terms());
  }
}
