package dev.gradwright.compiler.ast;

import java.util.Locale;

/** The element types by the names that users write. */
public enum ElementName {
  REAL,
  INT,
  BOOL,
  F64,
  F32,
  F16,
  BF16;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
