package dev.gradwright.compiler.source;

import java.util.Locale;

/**
 * Every kind of diagnostic, by stage; {@code %s} in a template stands for a fact of the case. Each
 * kind has a program in the golden folder.
 */
public enum DiagnosticKind {
  // @formatter:off
  // reading and tokens
  FILE_TOO_LARGE        ("the file has %s bytes"),
  UNREADABLE_FILE       ("the file cannot be read"),
  MALFORMED_UTF8        ("byte %s of the file is not UTF-8"),
  UNEXPECTED_CHARACTER  ("%s has no meaning in a model file"),
  NON_ASCII_NAME        ("names are written in ASCII"),
  MALFORMED_NUMBER      ("`%s` is not a number"),
  BLOCK_COMMENT         ("`/*` opens no comment"),
  UNTERMINATED_COMMENT  ("this comment is never closed"),
  UNCLOSED_BRACKET      ("this `%s` is never closed"),
  UNOPENED_BRACKET      ("this `%s` closes nothing"),
  MISMATCHED_BRACKET    ("`%s` is closed by `%s`"),
  NESTED_TOO_DEEPLY     ("expressions are nested more than %s deep"),

  // syntax
  UNEXPECTED_TOKEN      ("unexpected %s in %s"),
  MISSING_SEMICOLON     ("missing `;` after %s"),
  RESERVED_NAME         ("`%s` is reserved and cannot be a name"),
  UNKNOWN_DECLARATION   ("`%s` starts no declaration"),
  MISPLACED_DECLARATION ("`%s` cannot stand in %s"),
  UNKNOWN_TYPE          ("unknown type `%s`"),
  CHAINED_COMPARISON    ("comparisons cannot be chained"),
  HALF_OPEN_SLICE       ("a slice states both of its ends"),

  // numbers put in for dims and build-time parameters
  UNFULFILLED           ("%s"),
  GRADIENT_OF_EACH      ("`grad` inside index notation cannot differentiate by `%s`, which is the same for every index"),

  // checks
  WRONG_GRADIENT        ("the gradient of `%s` is not what differences say, at %s"),
  WRONG_CLASS           ("the class of `%s` is not what its f64 twin says, at %s"),
  UNDECIDED_CHECK       ("`%s` cannot be checked: %s");
  // @formatter:on

  private final Severity severity;
  private final String template;

  DiagnosticKind(String template) {
    this(Severity.ERROR, template);
  }

  DiagnosticKind(Severity severity, String template) {
    this.severity = severity;
    this.template = template;
  }

  public Severity severity() {
    return severity;
  }

  /** The name users see, such as {@code unknown-type}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String message(Object... facts) {
    long wanted = template.split("%s", -1).length - 1L;
    if (facts.length != wanted) {
      throw new IllegalArgumentException(code() + " takes " + wanted + " facts");
    }
    return String.format(template, facts);
  }
}
