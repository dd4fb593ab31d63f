package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** {@code check finite;} */
  record Finite(Map<String, Long> at, Span span) implements Check {
    public Finite {
      at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }
  }

  /** {@code check invariant(energy under rotation of r);} */
  record Invariant(
      Value value, Transformation under, List<Value> of, Map<String, Long> at, Span span)
      implements Check {
    public Invariant {
      of = List.copyOf(of);
      at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }
  }

  /** What points can be moved by without a change. */
  enum Transformation {
    /** Of the last axis, of extent 2 or 3. */
    ROTATION,
    /** Along the last axis, all points by the same. */
    TRANSLATION,
    /** Of the first axis. */
    PERMUTATION
  }
}
