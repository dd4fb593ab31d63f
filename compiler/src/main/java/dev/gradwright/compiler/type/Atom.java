package dev.gradwright.compiler.type;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * An indivisible factor of an {@link Extent}: a named dim, or a quotient or a root that no
 * polynomial expresses.
 */
public sealed interface Atom {

  /** The extents that it is made of. */
  List<Extent> parts();

  /** The same with other extents for dims. */
  Extent substitute(Function<String, Extent> replacement);

  /** Its number for given dims; {@link ArithmeticException} if it has none. */
  long evaluate(ToLongFunction<String> dims);

  /** A number that it never falls below, given one for each dim; empty if none is known. */
  OptionalLong lowerBound(ToLongFunction<String> atLeast);

  /** A dim, or a build-time parameter that stands for its number. */
  record Dim(String name) implements Atom {
    @Override
    public List<Extent> parts() {
      return List.of();
    }

    @Override
    public Extent substitute(Function<String, Extent> replacement) {
      return replacement.apply(name);
    }

    @Override
    public long evaluate(ToLongFunction<String> dims) {
      return dims.applyAsLong(name);
    }

    @Override
    public OptionalLong lowerBound(ToLongFunction<String> atLeast) {
      return OptionalLong.of(atLeast.applyAsLong(name));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code numerator / denominator}, which must divide when the dims are bound. */
  record Exact(Extent numerator, Extent denominator) implements Atom {
    @Override
    public List<Extent> parts() {
      return List.of(numerator, denominator);
    }

    @Override
    public Extent substitute(Function<String, Extent> replacement) {
      return numerator.substitute(replacement).dividedBy(denominator.substitute(replacement));
    }

    @Override
    public long evaluate(ToLongFunction<String> dims) {
      long dividend = numerator.evaluate(dims);
      long divisor = denominator.evaluate(dims);
      if (divisor == 0 || dividend % divisor != 0) {
        throw new ArithmeticException(dividend + " is not divisible by " + divisor);
      }
      return dividend / divisor;
    }

    @Override
    public OptionalLong lowerBound(ToLongFunction<String> atLeast) {
      return LowerBounds.ofQuotient(numerator, denominator, atLeast);
    }

    @Override
    public String toString() {
      return numerator.parenthesised() + "/" + denominator.parenthesised();
    }
  }

  /** {@code numerator div denominator}, rounded down. */
  record Floor(Extent numerator, Extent denominator) implements Atom {
    @Override
    public List<Extent> parts() {
      return List.of(numerator, denominator);
    }

    @Override
    public Extent substitute(Function<String, Extent> replacement) {
      return numerator.substitute(replacement).floorDividedBy(denominator.substitute(replacement));
    }

    @Override
    public long evaluate(ToLongFunction<String> dims) {
      return Math.floorDiv(numerator.evaluate(dims), denominator.evaluate(dims));
    }

    @Override
    public OptionalLong lowerBound(ToLongFunction<String> atLeast) {
      return LowerBounds.ofQuotient(numerator, denominator, atLeast);
    }

    @Override
    public String toString() {
      return numerator.parenthesised() + " div " + denominator.parenthesised();
    }
  }

  /** The square root rounded down. */
  record Root(Extent radicand) implements Atom {
    @Override
    public List<Extent> parts() {
      return List.of(radicand);
    }

    @Override
    public Extent substitute(Function<String, Extent> replacement) {
      return radicand.substitute(replacement).root();
    }

    @Override
    public long evaluate(ToLongFunction<String> dims) {
      return (long) Math.sqrt(radicand.evaluate(dims));
    }

    @Override
    public OptionalLong lowerBound(ToLongFunction<String> atLeast) {
      return OptionalLong.of(0);
    }

    @Override
    public String toString() {
      return "root(" + radicand + ")";
    }
  }
}
