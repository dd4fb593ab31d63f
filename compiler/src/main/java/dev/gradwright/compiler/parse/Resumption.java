package dev.gradwright.compiler.parse;

import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser;
import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** Finds where to go on after an error: behind the declaration's end, or where the next begins. */
final class Resumption {
  private final TokenStream tokens;
  private final int start;
  private int depth;

  private Resumption(TokenStream tokens, int start) {
    this.tokens = tokens;
    this.start = start;
  }

  /** Skips at least one token if the parser already resumed here. */
  static void skip(Parser parser, int resumedAt) {
    Resumption skip = new Resumption(parser.getInputStream(), resumedAt);
    boolean inFile = parser.getContext().getRuleIndex() == GradParser.RULE_file;
    if (inFile && skip.next() == GradLexer.RIGHT_BRACE) {
      skip.tokens.consume();
    }
    while (!skip.isAtEnd()) {
      if (skip.consume()) {
        return;
      }
    }
  }

  private int next() {
    return tokens.LA(1);
  }

  private boolean isAtEnd() {
    return next() == Token.EOF || (depth == 0 && (closesBody() || startsNext()));
  }

  private boolean closesBody() {
    return next() == GradLexer.RIGHT_BRACE;
  }

  /** Soft words may be names, but hardly one that starts a line. */
  private boolean startsNext() {
    boolean word = Wording.startsStatement(next()) || Wording.startsItem(next());
    return word && startsLine() && tokens.index() != start;
  }

  private boolean startsLine() {
    Token before = tokens.LT(-1);
    return before == null || before.getLine() < tokens.LT(1).getLine();
  }

  /** Whether the token consumed ends a declaration. */
  private boolean consume() {
    int type = next();
    depth += type == GradLexer.LEFT_BRACE ? 1 : type == GradLexer.RIGHT_BRACE ? -1 : 0;
    tokens.consume();
    boolean endsBody = type == GradLexer.RIGHT_BRACE && !continues(next()) && !isElse();
    return depth == 0 && (type == GradLexer.SEMICOLON || endsBody);
  }

  /** What follows an {@code if} of other languages was reported with it. */
  private boolean isElse() {
    return List.of("else", "elif").contains(tokens.LT(1).getText());
  }

  private static boolean continues(int type) {
    boolean rule = type == GradLexer.ADJOINT || type == GradLexer.SURROGATE;
    boolean word = Wording.isName(type) || type == GradLexer.RIGHT_BRACE || type == Token.EOF;
    return rule || !word;
  }
}
