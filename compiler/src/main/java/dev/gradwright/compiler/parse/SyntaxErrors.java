package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * Says each syntax error once, in words, and goes on at the next declaration. No token is guessed
 * or left out inside a declaration: what follows a guess is noise.
 */
final class SyntaxErrors extends DefaultErrorStrategy {
  private final Tokens tokens;
  private final Diagnostics diagnostics;
  private RecognitionException reported;
  private int resumedAt = -1;

  SyntaxErrors(Tokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (error == reported) {
      return;
    }
    reported = error;
    Token offending = error.getOffendingToken();
    Token declaration = declaration(parser.getContext(), offending);
    Misreading misreading = new Misreading(tokens, parser, declaration);
    boolean misread = misreading.occurred();
    if (!tokens.isFlawed(declaration, offending)) {
      diagnostics.report(
          misread
              ? misreading.describe()
              : new SyntaxError(tokens, parser, offending, Expected.at(parser, error)).describe());
    }
    if (misread) {
      misreading.undo();
    }
  }

  /** Unwinds to the declaration that holds the error, then goes to its end. */
  @Override
  public void recover(Parser parser, RecognitionException error) {
    int rule = parser.getContext().getRuleIndex();
    if (rule != GradParser.RULE_statement && rule != GradParser.RULE_item) {
      throw error;
    }
    resume(parser);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void sync(Parser parser) {
    int rule = parser.getContext().getRuleIndex();
    boolean betweenDeclarations = rule == GradParser.RULE_block || rule == GradParser.RULE_file;
    while (!Expected.fits(parser)) {
      if (!betweenDeclarations || parser.getCurrentToken().getType() == Token.EOF) {
        throw new InputMismatchException(parser);
      }
      reportStray(parser);
      resume(parser);
    }
  }

  private void reportStray(Parser parser) {
    Token stray = parser.getCurrentToken();
    boolean silent = tokens.isFlawed(stray, stray) || stray.getType() == GradLexer.RIGHT_BRACE;
    if (!silent) {
      diagnostics.report(new StrayWord(tokens, parser).describe());
    }
  }

  private static Token declaration(ParserRuleContext context, Token otherwise) {
    ParserRuleContext at = context;
    while (at != null) {
      if (at.getRuleIndex() == GradParser.RULE_statement
          || at.getRuleIndex() == GradParser.RULE_item) {
        return at.getStart();
      }
      at = at.getParent();
    }
    return otherwise;
  }

  private void resume(Parser parser) {
    Resumption.skip(parser, resumedAt);
    resumedAt = parser.getInputStream().index();
  }
}
