package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.grammar.GradParser;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * A {@code let} that starts a line but was read as a name, since the line before is not complete:
 * the error is there, not behind the {@code let}.
 */
record Misreading(Tokens tokens, Parser parser, Token declaration) {
  boolean occurred() {
    Token word = word();
    return word != null
        && word != declaration
        && (Wording.startsStatement(word.getType()) || Wording.startsItem(word.getType()))
        && parser.getContext().getRuleIndex() != GradParser.RULE_block
        && before().getLine() < word.getLine();
  }

  Diagnostic describe() {
    boolean named = Wording.isName(before().getType());
    String part = Wording.declaration(parser.getContext());
    return Diagnostic.of(
            DiagnosticKind.UNEXPECTED_TOKEN, tokens.span(word()), Wording.token(word()), part)
        .expected(named ? "a name" : "an expression");
  }

  /** Puts the parser before the word. */
  void undo() {
    parser.getInputStream().seek(parser.getInputStream().index() - 1);
  }

  private Token word() {
    return stream().LT(-1);
  }

  private Token before() {
    return stream().LT(-2);
  }

  private TokenStream stream() {
    return parser.getInputStream();
  }
}
