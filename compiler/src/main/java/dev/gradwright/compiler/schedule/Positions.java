package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** All affine functions of the indices that terms mention. */
final class Positions {
  private final Set<Affine> positions = new LinkedHashSet<>();
  private final Set<Term> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  Positions with(Affine position) {
    positions.add(position);
    return this;
  }

  Positions with(Term term) {
    if (!seen.add(term)) {
      return this;
    }
    if (term instanceof Term.Position position) {
      positions.add(position.index());
    } else if (term instanceof Term.Read read) {
      positions.add(read.position());
      read.gathered().forEach(gathered -> with(gathered.index()));
    } else if (term instanceof Term.Apply apply) {
      apply.arguments().forEach(this::with);
    } else if (term instanceof Term.Within within) {
      with(within.value()).with(within.from()).with(within.to());
    } else if (term instanceof Term.Choose choose) {
      with(choose.condition()).with(choose.then()).with(choose.otherwise());
    }
    return this;
  }

  Set<Affine> all() {
    return positions;
  }
}
