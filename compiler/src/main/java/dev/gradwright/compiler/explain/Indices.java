package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The index variables of one formula; an index read out of a tensor counts as one of them. */
final class Indices {
  private static final List<String> LETTERS =
      List.of("i", "j", "k", "l", "m", "p", "q", "u", "v", "i2", "j2", "k2", "l2", "m2");

  private final Symbols symbols;
  private final List<String> names = new ArrayList<>();

  Indices(Symbols symbols) {
    this.symbols = symbols;
  }

  /** A new variable, called after the dim it runs over if it is one. */
  Affine over(Extent extent) {
    String name =
        extent
            .bareName()
            .map(dim -> dim.substring(0, 1).toLowerCase(Locale.ROOT))
            .filter(this::isFree)
            .or(() -> LETTERS.stream().filter(this::isFree).findFirst())
            .orElseGet(() -> "i" + names.size());
    return named(name);
  }

  /** A variable of that text. */
  Affine named(String text) {
    names.add(text);
    return Affine.axis(names.size() - 1);
  }

  private boolean isFree(String name) {
    return !names.contains(name) && !symbols.isTaken(name);
  }

  /** The one axis that a coordinate is the plain index of. */
  static Optional<Integer> axis(Affine affine) {
    return affine.coefficients().size() == 1
        ? Optional.of(affine.coefficients().keySet().iterator().next())
            .filter(axis -> affine.equals(Affine.axis(axis)))
        : Optional.empty();
  }

  Term text(Affine index) {
    Term sum = Term.ZERO;
    for (Map.Entry<Integer, Extent> term : index.coefficients().entrySet()) {
      Term variable = Term.atom(names.get(term.getKey()));
      Term factor = text(term.getValue());
      sum = sum.plus(factor.times(variable));
    }
    return sum.plus(text(index.offset()));
  }

  private static Term text(Extent extent) {
    return extent.constant().isPresent()
        ? Term.number(extent.toString())
        : new Term(
            extent.toString(),
            extent.bareName().isPresent() ? Term.Binding.ATOM : Term.Binding.SUM);
  }
}
