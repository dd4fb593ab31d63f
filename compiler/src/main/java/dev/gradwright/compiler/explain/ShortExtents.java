package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.type.Atom;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Letters for what quotients by quotients make long, as segments of loops are: in {@code T div (T
 * div 16 + 1)} is a {@code T div 16 + 1} and b {@code T div a}.
 */
final class ShortExtents {
  private final Map<Atom, Extent> named = new HashMap<>();
  private final List<String> meanings = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  ShortExtents(Collection<Extent> extents) {
    List<Atom> innerFirst = new ArrayList<>();
    extents.forEach(extent -> extent.eachAtom(innerFirst::add));
    extents.forEach(extent -> taken.addAll(extent.dims()));
    Collections.reverse(innerFirst);
    innerFirst.forEach(atom -> nestedDivisor(atom).ifPresent(this::nameDivisor));
    innerFirst.stream().filter(atom -> nestedDivisor(atom).isPresent()).forEach(this::name);
  }

  /** What the letters are; empty where there are none. */
  List<String> meanings() {
    return meanings;
  }

  /** What an atom is divided by, if that is not of dims alone. */
  private static Optional<Extent> nestedDivisor(Atom atom) {
    return atom instanceof Atom.Floor floor
        ? Optional.of(floor.denominator()).filter(ShortExtents::isNested)
        : Optional.empty();
  }

  private static boolean isNested(Extent extent) {
    return extent.terms().stream()
        .flatMap(term -> term.factors().stream())
        .anyMatch(factor -> !(factor instanceof Atom.Dim));
  }

  /** The letter of {@code atom + number} tells the atom as well. */
  private void nameDivisor(Extent divisor) {
    Extent.Term first = divisor.terms().get(0);
    Atom atom = first.factors().get(0);
    long number = divisor.terms().stream().skip(1).mapToLong(Extent.Term::coefficient).sum();
    boolean isSum = of(atom).plus(number).equals(of(divisor));
    if (isSum && !named.containsKey(atom)) {
      named.put(atom, letter(of(divisor)).plus(-number));
    }
  }

  private void name(Atom atom) {
    if (!named.containsKey(atom)) {
      named.put(atom, letter(of(atom)));
    }
  }

  private Extent letter(Extent meaning) {
    char letter = 'a';
    while (!taken.add(String.valueOf(letter))) {
      letter++;
    }
    meanings.add(letter + " = " + meaning);
    return Extent.dim(String.valueOf(letter));
  }

  TensorType of(TensorType type) {
    return type.withShape(new Shape(type.shape().extents().stream().map(this::of).toList()));
  }

  Extent of(Extent extent) {
    Extent sum = Extent.ZERO;
    for (Extent.Term term : extent.terms()) {
      Extent product = Extent.of(term.coefficient());
      for (Atom factor : term.factors()) {
        product = product.times(of(factor));
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  private Extent of(Atom atom) {
    if (named.containsKey(atom)) {
      return named.get(atom);
    }
    if (atom instanceof Atom.Floor floor) {
      return of(floor.numerator()).floorDividedBy(of(floor.denominator()));
    }
    if (atom instanceof Atom.Exact exact) {
      return of(exact.numerator()).dividedBy(of(exact.denominator()));
    }
    return atom instanceof Atom.Root root
        ? of(root.radicand()).root()
        : Extent.dim(((Atom.Dim) atom).name());
  }
}
