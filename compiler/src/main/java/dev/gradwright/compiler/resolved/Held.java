package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.type.Format;
import java.util.Optional;

/** How the numbers of a name are held. */
public enum Held {
  /** As they come. */
  AS_COMPUTED,
  /** As the precision of the model says that they become part of. */
  AS_MODEL,
  F32,
  F16,
  BF16;

  public static Held in(Format format) {
    return switch (format) {
      case F32 -> F32;
      case F16 -> F16;
      case BF16 -> BF16;
    };
  }

  /** The format they are rounded to, where the name's own type says so. */
  public Optional<Format> format() {
    return switch (this) {
      case AS_COMPUTED, AS_MODEL -> Optional.empty();
      case F32 -> Optional.of(Format.F32);
      case F16 -> Optional.of(Format.F16);
      case BF16 -> Optional.of(Format.BF16);
    };
  }
}
