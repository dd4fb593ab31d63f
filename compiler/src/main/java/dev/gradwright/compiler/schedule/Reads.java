package dev.gradwright.compiler.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** All elements of arrays that terms read. */
final class Reads {
  private final List<Term.Read> reads = new ArrayList<>();
  private final Set<Term> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Reads() {}

  static List<Term.Read> of(List<Term> terms) {
    Reads reads = new Reads();
    terms.forEach(reads::visit);
    return reads.reads;
  }

  private void visit(Term term) {
    if (!seen.add(term)) {
      return;
    }
    if (term instanceof Term.Read read) {
      reads.add(read);
      read.gathered().forEach(gathered -> visit(gathered.index()));
    } else if (term instanceof Term.Apply apply) {
      apply.arguments().forEach(this::visit);
    } else if (term instanceof Term.Within within) {
      visit(within.value());
      visit(within.from());
      visit(within.to());
    } else if (term instanceof Term.Choose choose) {
      visit(choose.condition());
      visit(choose.then());
      visit(choose.otherwise());
    }
  }
}
