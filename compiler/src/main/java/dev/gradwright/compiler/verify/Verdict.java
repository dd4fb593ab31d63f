package dev.gradwright.compiler.verify;

/** What a proof came to. */
sealed interface Verdict {

  /** Every comparison agrees; {@code place} is where the worst was made. */
  record Proven(int entries, Comparison worst, String place, PassedOver passed) implements Verdict {
    Proven worstAt(Comparison other, String where) {
      return new Proven(entries, other, where, passed);
    }
  }

  /** The claim at this place is not what was found. */
  record Wrong(String place, Comparison comparison) implements Verdict {}

  /** Nothing could be told at any point that was drawn. */
  record Undecided(PassedOver.Why why, String reason) implements Verdict {}
}
