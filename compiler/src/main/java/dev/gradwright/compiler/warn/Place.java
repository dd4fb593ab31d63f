package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.source.Span;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where in the model file an application stands, or the use through which it comes in from another.
 *
 * @param operation the application itself
 */
record Place(Span span, Span operation) {

  static Optional<Place> of(Origin origin, String file) {
    Span operation = balanced(origin.text());
    return Stream.concat(Stream.of(operation), origin.usesOutward().stream())
        .filter(span -> span.file().path().equals(file))
        .findFirst()
        .map(span -> new Place(span, operation));
  }

  /** With the brackets of its first and its last operand, which are not part of them. */
  private static Span balanced(Span span) {
    String text = span.file().text();
    int start = span.start();
    int end = span.end();
    for (int open = unopened(text.substring(start, end)); open > 0 && start > 0; ) {
      start--;
      open -= text.charAt(start) == '(' ? 1 : 0;
    }
    for (int open = unclosed(text.substring(start, end)); open > 0 && end < text.length(); ) {
      open -= text.charAt(end) == ')' ? 1 : 0;
      end++;
    }
    return new Span(span.file(), start, end);
  }

  private static int unclosed(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      open =
          text.charAt(i) == '(' ? open + 1 : text.charAt(i) == ')' ? Math.max(0, open - 1) : open;
    }
    return open;
  }

  private static int unopened(String text) {
    String mirrored = new StringBuilder(text).reverse().toString();
    return unclosed(mirrored.replace('(', '<').replace(')', '(').replace('<', ')'));
  }

  boolean isUse() {
    return !span.equals(operation);
  }
}
