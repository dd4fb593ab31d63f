package dev.gradwright.compiler.type;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A product of atoms in a fixed order. */
record Monomial(List<Atom> atoms) {
  static final Comparator<Atom> ATOMS = Comparator.comparing(Atom::toString);

  /** Highest degree first, then by name, so that the constant stands last. */
  static final Comparator<Monomial> ORDER =
      Comparator.<Monomial>comparingInt(m -> -m.atoms.size())
          .thenComparing(m -> m.atoms.isEmpty() ? "" : m.toString());

  static final Monomial UNIT = new Monomial(List.of());

  Monomial {
    atoms = atoms.size() < 2 ? List.copyOf(atoms) : atoms.stream().sorted(ATOMS).toList();
  }

  Monomial times(Monomial other) {
    List<Atom> product = new ArrayList<>(atoms);
    product.addAll(other.atoms);
    return new Monomial(product);
  }

  Optional<Monomial> dividedBy(Monomial divisor) {
    List<Atom> quotient = new ArrayList<>(atoms);
    return divisor.atoms.stream().allMatch(quotient::remove)
        ? Optional.of(new Monomial(quotient))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return atoms.size() == 1
        ? atoms.get(0).toString()
        : String.join(
            "*",
            atoms.stream().map(a -> a instanceof Atom.Dim ? a.toString() : "(" + a + ")").toList());
  }
}
