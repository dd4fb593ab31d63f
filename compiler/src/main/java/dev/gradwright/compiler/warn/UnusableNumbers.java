package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.dag.Unusable;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
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
    String text = Text.plain(place.operation().text());
    Diagnostic diagnostic =
        switch (why) {
          case OVERFLOW -> Diagnostic.of(DiagnosticKind.INT_OVERFLOW, place.span(), text);
          case DIVISION_BY_ZERO ->
              Diagnostic.of(DiagnosticKind.DIVISION_BY_ZERO, place.span(), text);
          case UNDEFINED, INFINITE, INFINITE_IN_F32, NOT_FINITE ->
              Diagnostic.of(DiagnosticKind.NO_NUMBER, place.span(), text, why.words());
        };
    return place.isUse() ? diagnostic.note(place.operation(), "it is computed here") : diagnostic;
  }
}
