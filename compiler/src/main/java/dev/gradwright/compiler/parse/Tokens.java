package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.grammar.GradLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a file, and where it was found flawed before parsing, so that the parser says
 * nothing there again.
 */
final class Tokens {
  private final SourceFile source;
  private final List<Token> list = new ArrayList<>();
  private final TreeSet<Integer> flaws = new TreeSet<>();
  private boolean broken;

  private Tokens(SourceFile source) {
    this.source = source;
  }

  /** Reads all tokens; what is no token is reported, then mended or left out. */
  static Tokens read(SourceFile source, Diagnostics diagnostics) {
    Tokens tokens = new Tokens(source);
    GradLexer lexer = new GradLexer(CharStreams.fromString(withoutSurrogates(source.text())));
    lexer.removeErrorListeners();
    int comment = 0;
    Token token = lexer.nextToken();
    while (token.getType() != Token.EOF && !tokens.broken) {
      if (token.getLine() != comment) {
        tokens.take((CommonToken) token, diagnostics);
      }
      comment = token.getText().equals("#") ? token.getLine() : comment;
      token = lexer.nextToken();
    }
    tokens.list.add(token);
    return tokens;
  }

  List<Token> list() {
    return list;
  }

  Span span(Token token) {
    int length = source.text().length();
    int start = Math.min(token.getStartIndex(), length);
    return source.span(start, Math.max(start, Math.min(token.getStopIndex() + 1, length)));
  }

  /** Whether the tokens are of no use to a parser. */
  boolean isBroken() {
    return broken;
  }

  /** Tells the parser to keep silent about a statement that holds this token. */
  void flaw(Token token) {
    flaws.add(token.getStartIndex());
  }

  /** As {@link #flaw}, where the rest of the file cannot be understood either. */
  void breakAt(Token token) {
    flaw(token);
    broken = true;
  }

  boolean isFlawed(Token first, Token last) {
    Integer flaw = flaws.ceiling(first.getStartIndex());
    return flaw != null && flaw <= last.getStartIndex();
  }

  private void take(CommonToken token, Diagnostics diagnostics) {
    switch (token.getType()) {
      case GradLexer.MALFORMED_NUMBER -> {
        report(token, diagnostics, malformedNumber(token));
        token.setType(GradLexer.REAL);
        list.add(token);
      }
      case GradLexer.NON_ASCII_NAME -> {
        report(token, diagnostics, Diagnostic.of(DiagnosticKind.NON_ASCII_NAME, span(token)));
        token.setType(GradLexer.NAME);
        list.add(token);
      }
      case GradLexer.UNKNOWN, GradLexer.TEXT -> report(token, diagnostics, unknown(token));
      case GradLexer.BLOCK -> block(token, diagnostics);
      case GradLexer.BLOCK_OPENING -> {
        report(token, diagnostics, Diagnostic.of(DiagnosticKind.UNTERMINATED_COMMENT, span(token)));
        broken = true;
      }
      default -> list.add(token);
    }
  }

  private void block(CommonToken token, Diagnostics diagnostics) {
    if (Words.isDoc(token)) {
      list.add(token);
      return;
    }
    int start = token.getStartIndex();
    Span opening = source.span(start, start + 2);
    diagnostics.report(
        Diagnostic.of(DiagnosticKind.BLOCK_COMMENT, opening)
            .expected("`//` before each line, or a doc comment `/** ... */`"));
  }

  private void report(Token token, Diagnostics diagnostics, Diagnostic diagnostic) {
    flaw(token);
    diagnostics.report(diagnostic);
  }

  private Diagnostic malformedNumber(Token token) {
    return Diagnostic.of(DiagnosticKind.MALFORMED_NUMBER, span(token), token.getText())
        .expected("digits on both sides of the dot, an exponent such as `e-4`, and no letters");
  }

  private Diagnostic unknown(Token token) {
    String text = span(token).text();
    if (text.startsWith("'") && followsValue(token)) {
      return transposed(token);
    }
    Diagnostic plain =
        Diagnostic.of(DiagnosticKind.UNEXPECTED_CHARACTER, span(token), quoted(text));
    return token.getType() == GradLexer.TEXT
        ? plain.expected("no text: the language has no strings")
        : Habits.character(text).map(plain::expected).orElse(plain);
  }

  /** Whether it touches what may be a value before it. */
  private boolean followsValue(Token token) {
    if (list.isEmpty()) {
      return false;
    }
    Token before = list.get(list.size() - 1);
    boolean value =
        Wording.isName(before.getType())
            || before.getType() == GradLexer.RIGHT_PARENTHESIS
            || before.getType() == GradLexer.RIGHT_BRACKET;
    return value && before.getStopIndex() + 1 == token.getStartIndex();
  }

  /** {@code x'} */
  private Diagnostic transposed(Token token) {
    Token before = list.get(list.size() - 1);
    String value = Wording.isName(before.getType()) ? before.getText() : "";
    Span quote = source.span(token.getStartIndex(), token.getStartIndex() + 1);
    return Diagnostic.of(DiagnosticKind.UNEXPECTED_CHARACTER, quote, "`'`")
        .expected("`.T`, which transposes the last two axes")
        .didYouMean(Optional.of(value + ".T"));
  }

  private static String quoted(String text) {
    int code = text.codePointAt(0);
    String ticked = "`" + text + "`";
    if (code < 127) {
      return code >= ' ' ? ticked : "the character " + number(code);
    }
    return isVisible(code) ? ticked + " (" + number(code) + ")" : "the character " + number(code);
  }

  private static String number(int code) {
    return String.format("U+%04X", code);
  }

  private static boolean isVisible(int code) {
    return switch (Character.getType(code)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /**
   * ANTLR counts code points where strings count chars; with one plain character for each half of a
   * surrogate pair both counts are the same.
   */
  private static String withoutSurrogates(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.isSurrogate(chars[i]) ? '\ufffd' : chars[i];
    }
    return new String(chars);
  }
}
