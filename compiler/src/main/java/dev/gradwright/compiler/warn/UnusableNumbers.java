package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.dag.Unusable;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells where numbers of the text lead to none that can be computed with: refuses ints. */
public final class UnusableNumbers {
  private final String file;

  /** Given the path of the model file. */
  public UnusableNumbers(String file) {
    this.file = file;
  }

  /** One diagnostic for each that the file, or what it uses, computes. */
  public List<Diagnostic> of(Map<Expr, Unusable> found) {
    return found.entrySet().stream()
        .flatMap(entry -> of(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private Optional<Diagnostic> of(Expr expr, Unusable why) {
    Optional<Origin> origin = expr.table().origin(expr);
    return origin.flatMap(written -> Place.of(written, file)).map(place -> of(place, why));
  }

  private static Diagnostic of(Place place, Unusable why) {
    Span span = place.span();
    String text = Text.plain(place.operation().text());
    Diagnostic diagnostic =
        switch (why) {
          case OVERFLOW -> Diagnostic.of(DiagnosticKind.INT_OVERFLOW, span, text);
          case DIVISION_BY_ZERO -> Diagnostic.of(DiagnosticKind.DIVISION_BY_ZERO, span, text);
          case UNDEFINED -> noNumber(span, text, "not a number (NaN)");
          case INFINITE -> noNumber(span, text, "infinite");
          case INFINITE_IN_F32 -> noNumber(span, text, "infinite in f32");
          case NOT_FINITE -> noNumber(span, text, "infinite or not a number");
        };
    return place.isUse() ? diagnostic.note(place.operation(), "it is computed here") : diagnostic;
  }

  private static Diagnostic noNumber(Span span, String text, String what) {
    return Diagnostic.of(DiagnosticKind.NO_NUMBER, span, text, what);
  }
}
