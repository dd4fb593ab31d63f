package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Which choices cost less without a branch. */
final class Branches {
  /** In additions; a branch that is not foreseen costs some 20. */
  private static final int LIGHT = 8;

  private static final Term ONE = new Term.Literal("1", ElementType.REAL);
  private static final Term ZERO = new Term.Literal("0", ElementType.REAL);

  private Branches() {}

  /** Choices between reals by data, of which neither is guarded nor takes long. */
  static boolean areBetterBothComputed(Term.Choose choose) {
    return choose.element() == ElementType.REAL
        && isData(choose.condition())
        && !choose.then().isGuarded()
        && !choose.otherwise().isGuarded()
        && timeLeft(choose.otherwise(), timeLeft(choose.then(), LIGHT)) >= 0;
  }

  /** A truth as a number, 1 or 0, if that is better chosen without a branch. */
  static Optional<Term> asChoice(Term.Apply apply) {
    return Optional.of(apply)
        .filter(a -> a.function() == Function.TO_REAL)
        .map(a -> a.arguments().get(0))
        .filter(truth -> truth.element() == ElementType.BOOL)
        .map(truth -> new Term.Choose(truth, ONE, ZERO, truth.isGuarded()))
        .filter(Branches::areBetterBothComputed)
        .map(Term.class::cast);
  }

  private static boolean isData(Term term) {
    return isData(term, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** Parts that are shared are looked at once. */
  private static boolean isData(Term term, Set<Term> seen) {
    if (!seen.add(term)) {
      return false;
    }
    return term instanceof Term.Read
        || term instanceof Term.Apply apply
            && apply.arguments().stream().anyMatch(part -> isData(part, seen))
        || term instanceof Term.Within within && isData(within.value(), seen)
        || term instanceof Term.Choose choose && isData(choose.condition(), seen);
  }

  /** What remains of a time; the walk ends where it is used up, so that shared parts do no harm. */
  private static int timeLeft(Term term, int time) {
    int left = time;
    if (left < 0 || term instanceof Term.Literal || term instanceof Term.Position) {
      return left;
    }
    if (term instanceof Term.Apply apply) {
      left -= Weight.time(apply.function());
      for (Term argument : apply.arguments()) {
        left = timeLeft(argument, left);
      }
    } else if (term instanceof Term.Within within) {
      left = timeLeft(within.value(), left - 2);
    } else if (term instanceof Term.Choose choose) {
      left = timeLeft(choose.condition(), left - 1);
      left = timeLeft(choose.otherwise(), timeLeft(choose.then(), left));
    }
    return left;
  }
}
