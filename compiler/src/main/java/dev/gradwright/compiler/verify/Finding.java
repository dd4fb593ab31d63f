package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one check of a model came to. */
public sealed interface Finding {
  String model();

  /** Where the check is asked for. */
  Span span();

  /**
   * All agrees.
   *
   * @param entries how many derivatives were proven
   * @param worst the largest relative error against differences
   * @param place where that was; empty if all errors are zero
   * @param passed at how many points nothing could be told, so that others were drawn
   * @param surrogates the knowingly different rules that the true derivative stood in for
   * @param written what was proven of gradients that the model itself asks for, in words
   */
  record Proven(
      String model,
      Span span,
      int entries,
      double worst,
      String place,
      PassedOver passed,
      List<Span> surrogates,
      String written)
      implements Finding {
    public Proven {
      surrogates = List.copyOf(surrogates);
    }

    /** With the first {@code most} of the values proven that the model itself differentiates. */
    Proven withWritten(int all, int most) {
      String each = all == 1 ? "the `grad` of it too" : "its " + all + " `grad`s too";
      String some = "of its " + all + " `grad`s the first " + most;
      String words = all == 0 ? "" : all > most ? some : each;
      return new Proven(model, span, entries, worst, place, passed, surrogates, words);
    }

    /** One line for the build log. */
    public String summary() {
      StringBuilder line = new StringBuilder(model);
      line.append(": ").append(entries).append(entries == 1 ? " derivative" : " derivatives");
      line.append(String.format(Locale.ROOT, " proven, worst relative error %.1e", worst));
      line.append(place.isEmpty() ? "" : " at " + place);
      line.append(written.isEmpty() ? "" : "; " + written);
      surrogates.forEach(rule -> line.append("; the true derivative in place of ").append(rule));
      line.append(passed.total() == 0 ? "" : "; passed over: " + passed.words());
      return line.toString();
    }
  }

  /**
   * A derivative is not what differences say.
   *
   * @param place the parameter and the index in it
   * @param rule the stated rule that is to blame, if the model is right without it
   */
  record WrongGradient(
      String model,
      Span span,
      String place,
      double analytic,
      double numeric,
      double relativeError,
      Optional<Span> rule)
      implements Finding {}

  /** The compiled class computes something else than its twin in f64. */
  record WrongClass(
      String model, Span span, String place, double shipped, double twin, double tolerance)
      implements Finding {}

  /** What was claimed of values holds; {@code words} say what. */
  record Held(String model, Span span, String words) implements Finding {
    /** One line for the build log. */
    public String summary() {
      return model + ": " + words;
    }
  }

  /** A value is infinite or no number. */
  record NotFinite(String model, Span span, String name, String found) implements Finding {}

  /** A value changes when inputs move. */
  record NotInvariant(
      String model, Span span, String name, String under, double before, double after)
      implements Finding {}

  /** Nothing could be proven. */
  record Undecided(String model, Span span, String reason) implements Finding {}
}
