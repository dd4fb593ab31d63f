package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.type.Extent;
import java.util.Optional;

/** What a loop may keep of its steps for the loop that goes back through it. */
public sealed interface Keep {
  Keep MENTIONED = new Mentioned();
  Keep CARRIES = new Carries();

  /** Any value that the formulas there mention. */
  record Mentioned() implements Keep {
    @Override
    public String toString() {
      return "what is mentioned";
    }
  }

  /** The carries; the rest is computed again from them. */
  record Carries() implements Keep {
    @Override
    public String toString() {
      return "carries";
    }
  }

  /**
   * The carries at the start of that many segments (empty: about the root of the trips), and the
   * mentioned values of one segment at a time. When derivatives are expanded, such a loop becomes a
   * loop over segments: no later stage meets this.
   */
  record Segments(Optional<Extent> count) implements Keep {
    @Override
    public String toString() {
      return "starts of " + count.map(Extent::toString).orElse("some") + " segments";
    }
  }
}
