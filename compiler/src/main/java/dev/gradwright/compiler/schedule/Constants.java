package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.schedule.Translation.Index;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What conditions on positions come to where indices are numbers. */
record Constants(List<Index> indices) {

  /** Whether the condition holds, if that is known. */
  Optional<Boolean> truth(Term condition) {
    if (!(condition instanceof Term.Apply apply)) {
      return Optional.empty();
    }
    return switch (apply.function()) {
      case LESS -> difference(apply).map(difference -> difference < 0);
      case LESS_OR_EQUAL -> difference(apply).map(difference -> difference <= 0);
      case EQUAL -> difference(apply).map(difference -> difference == 0);
      case NOT_EQUAL -> difference(apply).map(difference -> difference != 0);
      case AND -> either(truths(apply), false);
      case OR -> either(truths(apply), true);
      case NOT -> truth(apply.arguments().get(0)).map(truth -> !truth);
      default -> Optional.empty();
    };
  }

  private List<Optional<Boolean>> truths(Term.Apply apply) {
    return apply.arguments().stream().map(this::truth).toList();
  }

  /** AND, decided by one argument that is false, or OR, by one that is true. */
  static Optional<Boolean> either(List<Optional<Boolean>> truths, boolean decisive) {
    if (truths.contains(Optional.of(decisive))) {
      return Optional.of(decisive);
    }
    return truths.contains(Optional.empty()) ? Optional.empty() : Optional.of(!decisive);
  }

  private Optional<Long> difference(Term.Apply comparison) {
    return comparison.arguments().get(0) instanceof Term.Position left
            && comparison.arguments().get(1) instanceof Term.Position right
        ? number(left.index().plus(right.index().times(Extent.of(-1))))
        : Optional.empty();
  }

  private Optional<Long> number(Affine affine) {
    Extent number = affine.offset();
    long moving = affine.coefficients().size();
    for (Index index : indices) {
      if (index.local().isEmpty() && affine.coefficients().containsKey(index.axis())) {
        number = number.plus(affine.coefficient(index.axis()).times(Extent.of(index.shift())));
        moving--;
      }
    }
    OptionalLong constant = number.constant();
    return moving == 0 && constant.isPresent()
        ? Optional.of(constant.getAsLong())
        : Optional.empty();
  }
}
