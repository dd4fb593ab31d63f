package dev.gradwright.compiler.reference;

/**
 * The text of a doc comment: what is meant, and what follows {@code Derivative:} and {@code
 * Singular:}; each may be empty.
 */
record Comment(String meaning, String derivative, String singular) {
  private static final String DERIVATIVE = "Derivative:";
  private static final String SINGULAR = "Singular:";

  static Comment of(String documentation) {
    String text = documentation.strip().replaceAll("\\s+", " ");
    String meaning = text.split(DERIVATIVE + "|" + SINGULAR, 2)[0].strip();
    return new Comment(meaning, after(DERIVATIVE, text), after(SINGULAR, text));
  }

  private static String after(String word, String text) {
    int at = text.indexOf(word);
    return at < 0
        ? ""
        : text.substring(at + word.length())
            .split(DERIVATIVE + "|" + SINGULAR, 2)[0]
            .strip()
            .replaceAll("\\.$", "");
  }
}
