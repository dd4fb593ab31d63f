package dev.gradwright.compiler.parse;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** What other languages write, and what is written here instead. */
final class Habits {
  private static final String CONDITIONAL = "`condition ? a : b`";
  private static final String FUNCTION =
      "the name of a function: `fn f(x: real) -> real { return x + 1; }` declares one";
  private static final String ROUNDS = "a loop with a number of rounds: `scan i in 0..N`";
  private static final String PRODUCT = "`*` for each element, `@` for vectors and matrices";

  // @formatter:off
  /** Inside a declaration: words that are read as names, and pairs of tokens. */
  private static final Map<String, String> INSIDE = Map.ofEntries(
      entry("if",     CONDITIONAL),
      entry("then",   CONDITIONAL),
      entry("else",   CONDITIONAL),
      entry("elif",   CONDITIONAL),
      entry("and",    "`&&`"),
      entry("or",     "`||`"),
      entry("not",    "`!`, as in `!(a < b)`"),
      entry("mod",    "`%`"),
      entry("while",  ROUNDS),
      entry("for",    "index notation: `sum[i] ...` or `let y[i] = ...`"),
      entry("lambda", FUNCTION),
      entry("->",     FUNCTION),
      entry("=>",     "`>=` to compare; a function has a name, which `fn` declares"),
      entry("<>",     "`!=`"),
      entry("**",     "`^`"),
      entry("++",     "a value of its own: `let y = x + 1;`"));

  /** Where a declaration of a body should start. */
  private static final Map<String, String> IN_BODIES = Map.ofEntries(
      entry("for",    "`let y = for ...`: what a loop gives has a name"),
      entry("scan",   "`let y = scan ...`: what a loop gives has a name"),
      entry("while",  "`let y = scan i in 0..N ...`: a loop has a number of rounds"),
      entry("if",     "`let y = condition ? a : b;`"),
      entry("else",   "`let y = condition ? a : b;`"),
      entry("elif",   "`let y = condition ? a : b;`"),
      entry("var",    "`let`"),
      entry("val",    "`let`"),
      entry("auto",   "`let`"));

  /** Where a declaration of a file should start. */
  private static final Map<String, String> IN_FILES = Map.ofEntries(
      entry("def",      "`fn`"),
      entry("func",     "`fn`"),
      entry("function", "`fn`"),
      entry("class",    "`layer` or `model`"),
      entry("from",     "`import nn;`: all names of the file are visible then"),
      entry("using",    "`import nn;`: all names of the file are visible then"));

  private static final Map<String, String> TYPES = Map.of(
      "float",   "real",
      "double",  "real",
      "number",  "real",
      "integer", "int",
      "boolean", "bool");

  /** What is no token. */
  private static final Map<String, String> CHARACTERS = Map.ofEntries(
      entry("&",      "`&&`"),
      entry("|",      "`||`"),
      entry("~",      "`!`"),
      entry("#",      "`//` before a comment"),
      entry("\u2212", "`-`"),
      entry("\u2013", "`-`"),
      entry("\u00d7", PRODUCT),
      entry("\u00b7", PRODUCT),
      entry("\u00f7", "`/`"),
      entry("\u2264", "`<=`"),
      entry("\u2265", "`>=`"),
      entry("\u2260", "`!=`"),
      entry("\u2192", "`->`"),
      entry("\u2026", "`..`"),
      entry("\u00b2", "`^2`"));

  private static final Map<String, String> PRECISIONS = Map.of(
      "double", "f64",
      "float",  "f32",
      "half",   "f16");
  // @formatter:on

  private Habits() {}

  /** What is meant by a token inside a declaration, or by two neighbours. */
  static Optional<String> inside(String text) {
    return Optional.ofNullable(INSIDE.get(text));
  }

  /** What is meant by a word that starts no declaration of a body. */
  static Optional<String> inBody(String word) {
    return Optional.ofNullable(IN_BODIES.get(word));
  }

  /** What is meant by a word that starts no declaration of a file. */
  static Optional<String> inFile(String word) {
    return Optional.ofNullable(IN_FILES.get(word));
  }

  /** What is meant by a character that has no meaning. */
  static Optional<String> character(String character) {
    return Optional.ofNullable(CHARACTERS.get(character));
  }

  /** The element type that another language has another word for. */
  static Optional<String> type(String word) {
    return Optional.ofNullable(TYPES.get(word));
  }

  /** The precision that another language has another word for. */
  static Optional<String> precision(String word) {
    return Optional.ofNullable(PRECISIONS.get(word));
  }
}
