package dev.gradwright.compiler.verify;

import dev.gradwright.runtime.tensor.ShapeException;
import java.util.function.Supplier;

/** Points that are drawn until one leads no argument out of its domain. */
final class Attempts {
  private static final int MOST = 20;

  private Attempts() {}

  /** The first result that is not refused. */
  static <T> T first(Supplier<T> attempt) {
    String outside = "";
    for (int i = 0; i < MOST; i++) {
      try {
        return attempt.get();
      } catch (ShapeException refused) {
        outside = refused.getMessage();
      }
    }
    throw new NoSampleException(outside);
  }
}
