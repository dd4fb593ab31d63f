package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A promise to be proven in the user's build. */
public sealed interface Check {
  Span span();

  /** What {@code training} is. */
  enum Phase {
    TRAINING,
    INFERENCE
  }

  /** {@code check gradient(order = 2) at (A = 4);} */
  record Gradient(int order, Phase phase, Map<String, Long> at, Span span) implements Check {
    public Gradient {
      at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }
  }
}
