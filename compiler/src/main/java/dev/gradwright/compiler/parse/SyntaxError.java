package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.grammar.GradLexer;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** One token that does not fit, inside a declaration. */
record SyntaxError(Tokens tokens, Parser parser, Token offending, IntervalSet expected) {
  Diagnostic describe() {
    if (isHalfOpen()) {
      return Diagnostic.of(DiagnosticKind.HALF_OPEN_SLICE, tokens.span(previous()))
          .expected("`a..b`, `..` for a whole axis, or `..s` for leading axes");
    }
    if (lacksSemicolon()) {
      String declaration = Wording.declaration(parser.getContext());
      return Diagnostic.of(DiagnosticKind.MISSING_SEMICOLON, gap(), declaration);
    }
    if (isMethod()) {
      return unexpected()
          .expected("`T`; what is reduced stands in parentheses")
          .didYouMean(Optional.of(offending.getText() + "(" + receiver() + ")"));
    }
    if (isDotted()) {
      return unexpected()
          .expected("an operator without a dot: it works on each element")
          .didYouMean(Optional.of(offending.getText()));
    }
    if (isReservedName()) {
      return Diagnostic.of(
              DiagnosticKind.RESERVED_NAME, tokens.span(offending), offending.getText())
          .expected("another name");
    }
    return unexpected();
  }

  private Diagnostic unexpected() {
    Diagnostic plain =
        Diagnostic.of(
            DiagnosticKind.UNEXPECTED_TOKEN,
            is(Token.EOF) ? gap() : tokens.span(offending),
            Wording.token(offending),
            part());
    Diagnostic worded =
        Wording.expected(expected, parser.getContext()).map(plain::expected).orElse(plain);
    return worded.didYouMean(guess());
  }

  /** Behind the token before. */
  private Span gap() {
    Span before = tokens.span(previous());
    return before.file().span(before.end(), before.end());
  }

  /** {@code x.sum()} */
  private boolean isMethod() {
    return previous() != null
        && previous().getType() == GradLexer.DOT
        && Wording.isReduction(offending.getType());
  }

  /** {@code x .* y} */
  private boolean isDotted() {
    return previous() != null
        && previous().getType() == GradLexer.DOT
        && Wording.isOperator(offending.getType());
  }

  /** What stands before the dot, if it is a name. */
  private String receiver() {
    Token before = parser.getInputStream().LT(-2);
    return before != null && Wording.isName(before.getType()) ? before.getText() : "...";
  }

  /** What users of other languages write. */
  private Optional<String> guess() {
    boolean power = previous().getType() == GradLexer.TIMES && is(GradLexer.TIMES);
    boolean equality = is(GradLexer.ASSIGN) && expected.contains(GradLexer.EQUAL);
    return power ? Optional.of("^") : equality ? Optional.of("==") : Optional.empty();
  }

  private boolean isHalfOpen() {
    ParserRuleContext context = parser.getContext();
    boolean atRange = previous() != null && previous().getType() == GradLexer.RANGE;
    return atRange && Wording.part(context).equals("the indices");
  }

  private boolean lacksSemicolon() {
    boolean fits = expected.contains(GradLexer.SEMICOLON);
    boolean ended = is(GradLexer.RIGHT_BRACE) || is(Token.EOF) || startsLine();
    return fits && ended;
  }

  private boolean startsLine() {
    return previous() != null && offending.getLine() > previous().getLine();
  }

  private boolean isReservedName() {
    return Wording.isReserved(offending.getType())
        && expected.contains(GradLexer.NAME)
        && !expected.contains(GradLexer.REAL);
  }

  private boolean is(int type) {
    return offending.getType() == type;
  }

  private Token previous() {
    return parser.getInputStream().LT(-1);
  }

  private String part() {
    return Wording.part(parser.getContext());
  }
}
