package dev.gradwright.samples;

/** What a sample was called with is not what it takes. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
