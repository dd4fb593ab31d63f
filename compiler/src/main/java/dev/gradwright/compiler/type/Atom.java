package dev.gradwright.compiler.type;

/**
 * An indivisible factor of an {@link Extent}: a named dim, or a quotient that no polynomial
 * expresses.
 */
public sealed interface Atom {

  /** A dim, or a build-time parameter that stands for its number. */
  record Dim(String name) implements Atom {
    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code numerator / denominator}, which must divide when the dims are bound. */
  record Exact(Extent numerator, Extent denominator) implements Atom {
    @Override
    public String toString() {
      return numerator.parenthesised() + "/" + denominator.parenthesised();
    }
  }

  /** {@code numerator div denominator}, rounded down. */
  record Floor(Extent numerator, Extent denominator) implements Atom {
    @Override
    public String toString() {
      return numerator.parenthesised() + " div " + denominator.parenthesised();
    }
  }
}
