package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.grammar.GradLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.antlr.v4.runtime.Token;

/** Pairs brackets before parsing, so that a missing one is pointed at where it opens. */
final class Brackets {
  private static final int LOOKAHEAD = 200;

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
    for (int i = 0; i < tokens.list().size(); i++) {
      Token token = tokens.list().get(i);
      int type = token.getType();
      if (closing(type) >= 0) {
        open.push(token);
      } else if (type == GradLexer.SEMICOLON) {
        unwind();
      } else if (isClosing(type)) {
        close(token, i);
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

  private void close(Token token, int position) {
    if (token.getType() == GradLexer.RIGHT_BRACE) {
      unwind();
    }
    if (skipsOne(token)) {
      unclosed(open.pop());
    }
    if (open.isEmpty() || (isBrace(open.peek()) && !isBrace(token))) {
      unopened(token);
    } else if (closes(token, open.peek())) {
      open.pop();
    } else if (closesLater(open.peek(), position)) {
      unopened(token);
    } else {
      mismatched(open.pop(), token);
    }
  }

  private boolean skipsOne(Token token) {
    return open.size() > 1
        && !isBrace(open.peek())
        && !closes(token, open.peek())
        && closes(token, second());
  }

  private static boolean closes(Token token, Token opening) {
    return closing(opening.getType()) == token.getType();
  }

  private Token second() {
    Iterator<Token> fromTop = open.iterator();
    fromTop.next();
    return fromTop.next();
  }

  /**
   * Whether what follows has the right bracket, so that the one at the position is one too many.
   */
  private boolean closesLater(Token opening, int position) {
    int depth = 0;
    int end = Math.min(tokens.list().size(), position + LOOKAHEAD);
    for (Token token : tokens.list().subList(position + 1, end)) {
      int type = token.getType();
      if (type == GradLexer.SEMICOLON || isBrace(token)) {
        return false;
      }
      if (depth == 0 && closes(token, opening)) {
        return true;
      }
      depth += closing(type) >= 0 ? 1 : isClosing(type) ? -1 : 0;
    }
    return false;
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
