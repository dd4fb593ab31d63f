package dev.gradwright.compiler.explain;

/** A page says what its reader cannot follow. */
final class PageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PageException(String message) {
    super(message);
  }
}
