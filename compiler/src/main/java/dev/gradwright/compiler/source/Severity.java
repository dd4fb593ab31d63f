package dev.gradwright.compiler.source;

import java.util.Locale;

/** Whether a diagnostic stops the compilation. */
public enum Severity {
  ERROR,
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
