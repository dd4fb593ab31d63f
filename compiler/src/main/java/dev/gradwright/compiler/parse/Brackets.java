package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.grammar.GradLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Token;

/** Pairs brackets before parsing, so that a missing one is pointed at where it opens. */
final class Brackets {
  private final Tokens tokens;
  private final Diagnostics diagnostics;
  private final Deque<Token> open = new ArrayDeque<>();

  private Brackets(Tokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  static void check(Tokens tokens, Diagnostics diagnostics) {
    if (!tokens.isBroken()) {
      new Brackets(tokens, diagnostics).check();
    }
  }

  /** What closes an opening bracket, and -1 for other tokens. */
  static int closing(int type) {
    return switch (type) {
      case GradLexer.LEFT_PARENTHESIS -> GradLexer.RIGHT_PARENTHESIS;
      case GradLexer.LEFT_BRACKET -> GradLexer.RIGHT_BRACKET;
      case GradLexer.LEFT_BRACE -> GradLexer.RIGHT_BRACE;
      default -> -1;
    };
  }

  static boolean isClosing(int type) {
    return type == GradLexer.RIGHT_PARENTHESIS
        || type == GradLexer.RIGHT_BRACKET
        || type == GradLexer.RIGHT_BRACE;
  }

  private void check() {
    for (Token token : tokens.list()) {
      int type = token.getType();
      if (closing(type) >= 0) {
        open.push(token);
      } else if (type == GradLexer.SEMICOLON) {
        unwind();
      } else if (isClosing(type)) {
        close(token);
      }
    }
    while (!open.isEmpty()) {
      unclosed(open.pop());
    }
  }

  /** Only braces hold semicolons and braces. */
  private void unwind() {
    while (!open.isEmpty() && open.peek().getType() != GradLexer.LEFT_BRACE) {
      unclosed(open.pop());
    }
  }

  private void close(Token token) {
    if (token.getType() == GradLexer.RIGHT_BRACE) {
      unwind();
    }
    if (open.isEmpty() || (isBrace(open.peek()) && !isBrace(token))) {
      unopened(token);
    } else if (closing(open.peek().getType()) == token.getType()) {
      open.pop();
    } else {
      mismatched(open.pop(), token);
    }
  }

  private static boolean isBrace(Token token) {
    int type = token.getType();
    return type == GradLexer.LEFT_BRACE || type == GradLexer.RIGHT_BRACE;
  }

  private void unclosed(Token token) {
    diagnostics.report(
        Diagnostic.of(DiagnosticKind.UNCLOSED_BRACKET, tokens.span(token), token.getText())
            .expected(Wording.token(closing(token.getType()))));
    flaw(token);
  }

  private void unopened(Token token) {
    diagnostics.report(
        Diagnostic.of(DiagnosticKind.UNOPENED_BRACKET, tokens.span(token), token.getText()));
    flaw(token);
  }

  private void mismatched(Token opening, Token token) {
    diagnostics.report(
        Diagnostic.of(
                DiagnosticKind.MISMATCHED_BRACKET,
                tokens.span(token),
                opening.getText(),
                token.getText())
            .expected(Wording.token(closing(opening.getType())))
            .note(tokens.span(opening), "it opens here"));
    flaw(token);
  }

  private void flaw(Token token) {
    if (isBrace(token)) {
      tokens.breakAt(token);
    } else {
      tokens.flaw(token);
    }
  }
}
