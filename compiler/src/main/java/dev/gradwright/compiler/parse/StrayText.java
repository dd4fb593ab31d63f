package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Span;
import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser.FnContext;
import dev.gradwright.grammar.GradParser.ForwardContext;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** The tokens from a stray word to where its statement seems to end. */
record StrayText(Tokens tokens, Parser parser) {
  private static final int LONGEST = 40;

  /** {@code x =}, {@code x +=} or {@code x[i] =} */
  boolean assigns() {
    return type(2) == GradLexer.ASSIGN
        || Wording.isOperator(type(2)) && type(3) == GradLexer.ASSIGN
        || assignsElements();
  }

  boolean assignsElements() {
    return type(2) == GradLexer.LEFT_BRACKET && type(closing(2) + 1) == GradLexer.ASSIGN;
  }

  /** {@code real x =}, in words of this or of other languages, as a {@code let} begins here. */
  Optional<String> typedLet() {
    boolean declares = Wording.isName(type(2)) && type(3) == GradLexer.ASSIGN;
    return TypeReader.element(stream().LT(1).getText())
        .filter(known -> declares)
        .map(known -> "let " + stream().LT(2).getText() + ": " + known);
  }

  /** The last expression of a body that returns a value, with the word that it lacks. */
  Optional<String> result() {
    ParserRuleContext around = parser.getContext().getParent();
    boolean returns = around instanceof FnContext || around instanceof ForwardContext;
    boolean expression = !Wording.isName(type(1)) || !Wording.isName(type(2));
    int last = last();
    int end = type(last + 1) == GradLexer.SEMICOLON ? last + 2 : last + 1;
    return returns && expression && type(end) == GradLexer.RIGHT_BRACE
        ? Optional.of("return " + text(last) + ";")
        : Optional.empty();
  }

  private String text(int last) {
    Span first = tokens.span(stream().LT(1));
    String text = first.file().span(first.start(), tokens.span(stream().LT(last)).end()).text();
    return text.length() <= LONGEST && text.lines().count() == 1 ? text : "...";
  }

  /** How far the token is before the next semicolon or the end of the body. */
  private int last() {
    int at = Math.max(closing(1), 1);
    while (!ends(type(at + 1))) {
      at = Math.max(closing(at + 1), at + 1);
    }
    return at;
  }

  private static boolean ends(int type) {
    return type == GradLexer.SEMICOLON || type == GradLexer.RIGHT_BRACE || type == Token.EOF;
  }

  /** How far the bracket is that closes the one at a distance, 0 for other tokens. */
  private int closing(int opening) {
    int depth = 0;
    for (int at = opening; type(at) != Token.EOF; at++) {
      depth += Brackets.closing(type(at)) >= 0 ? 1 : Brackets.isClosing(type(at)) ? -1 : 0;
      if (depth <= 0) {
        return at == opening ? 0 : at;
      }
    }
    return 0;
  }

  private int type(int distance) {
    return stream().LA(distance);
  }

  private TokenStream stream() {
    return parser.getInputStream();
  }
}
