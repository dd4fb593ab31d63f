package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.Locale;
import java.util.Optional;

/** Words what a check found wrong, at the place where the check is asked for. */
public final class Complaint {
  private Complaint() {}

  /** The diagnostic of a finding, if it is none to be glad of. */
  public static Optional<Diagnostic> about(Finding finding) {
    if (finding instanceof Finding.WrongGradient wrong) {
      return Optional.of(about(wrong));
    }
    if (finding instanceof Finding.WrongClass wrong) {
      return Optional.of(about(wrong));
    }
    if (finding instanceof Finding.NotFinite wrong) {
      return Optional.of(
          Diagnostic.of(DiagnosticKind.NOT_FINITE, wrong.span(), wrong.name(), wrong.model())
              .found(wrong.found()));
    }
    if (finding instanceof Finding.NotInvariant wrong) {
      return Optional.of(about(wrong));
    }
    return finding instanceof Finding.Undecided undecided
        ? Optional.of(
            Diagnostic.of(
                DiagnosticKind.UNDECIDED_CHECK,
                undecided.span(),
                undecided.model(),
                undecided.reason()))
        : Optional.empty();
  }

  private static Diagnostic about(Finding.WrongGradient wrong) {
    Diagnostic diagnostic =
        Diagnostic.of(DiagnosticKind.WRONG_GRADIENT, wrong.span(), wrong.model(), wrong.place())
            .found(
                "analytic "
                    + number(wrong.analytic())
                    + ", relative error "
                    + String.format(Locale.ROOT, "%.1e", wrong.relativeError()))
            .expected("numeric " + number(wrong.numeric()));
    return wrong.rule().isEmpty()
        ? diagnostic
        : diagnostic.note(
            wrong.rule().get(), "this rule is wrong: with the derivative of the body it is right");
  }

  private static Diagnostic about(Finding.WrongClass wrong) {
    return Diagnostic.of(DiagnosticKind.WRONG_CLASS, wrong.span(), wrong.model(), wrong.place())
        .found(number(wrong.shipped()))
        .expected(
            number(wrong.twin()) + String.format(Locale.ROOT, " within %.1e", wrong.tolerance()));
  }

  private static Diagnostic about(Finding.NotInvariant wrong) {
    return Diagnostic.of(
            DiagnosticKind.NOT_INVARIANT, wrong.span(), wrong.name(), wrong.model(), wrong.under())
        .found(number(wrong.after()) + " after the " + wrong.under())
        .expected(
            number(wrong.before())
                + " as before it; off by "
                + String.format(Locale.ROOT, "%.1e", Math.abs(wrong.after() - wrong.before())));
  }

  /** As many digits as differences are good for. */
  private static String number(double value) {
    return String.format(Locale.ROOT, "%.9g", value);
  }
}
