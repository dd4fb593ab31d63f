package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser.ImportDeclarationContext;
import dev.gradwright.grammar.GradParser.InitialiserStartContext;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** One token that does not fit, inside a declaration. */
record SyntaxError(Tokens tokens, Parser parser, Token offending, IntervalSet expected) {
  private static final String INDICES = "the indices";
  private static final String SLICE = "`a..b`, `..` for a whole axis, or `..s` for leading axes";

  private static final String DERIVATIVES =
      "`wrt` in `grad`, `jacobian`, `jvp` or `hvp` alone: a Hessian is the `jacobian` of a gradient,"
          + " a seeded gradient is `grad(sum(e * seed) wrt x)`";

  Diagnostic describe() {
    if (isHalfOpen()) {
      return Diagnostic.of(DiagnosticKind.HALF_OPEN_SLICE, tokens.span(previous())).expected(SLICE);
    }
    if (is(GradLexer.COLON) && part().equals(INDICES)) {
      return unexpected().expected(SLICE);
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
    Optional<String> imported = imported();
    if (imported.isPresent()) {
      return unexpected()
          .expected("`import " + imported.get() + ";`: all names of the file are visible then");
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
    return habit()
        .or(() -> Wording.expected(expected, parser.getContext()))
        .map(plain::expected)
        .orElse(plain)
        .didYouMean(guess());
  }

  /** What users of other languages write. */
  private Optional<String> habit() {
    if (is(GradLexer.ARROW) && part().equals("the parameters")) {
      return Optional.of("`fn(real) -> real` as the type of a function");
    }
    if (is(GradLexer.WRT)) {
      return Optional.of(DERIVATIVES);
    }
    return Stream.of(
            pair(previous(), offending),
            pair(offending, parser.getInputStream().LT(2)),
            expected.contains(GradLexer.PLUS) || is(GradLexer.NAME) ? offending.getText() : "",
            previous().getType() == GradLexer.NAME ? previous().getText() : "",
            condition())
        .flatMap(text -> Habits.inside(text).stream())
        .findFirst();
  }

  /** The word before {@code (...)} that ends before the offending token. */
  private String condition() {
    int depth = 0;
    for (int back = -1; parser.getInputStream().LT(back) != null; back--) {
      int type = parser.getInputStream().LT(back).getType();
      depth += Brackets.isClosing(type) ? 1 : Brackets.closing(type) >= 0 ? -1 : 0;
      if (depth <= 0) {
        Token word = parser.getInputStream().LT(back - 1);
        return back == -1 || word == null ? "" : word.getText();
      }
    }
    return "";
  }

  /** Two tokens that touch. */
  private static String pair(Token first, Token second) {
    boolean touch =
        first != null && second != null && first.getStopIndex() + 1 == second.getStartIndex();
    return touch ? first.getText() + second.getText() : "";
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

  /** The file that an unfinished import names. */
  private Optional<String> imported() {
    ParserRuleContext at = parser.getContext();
    while (at != null && !(at instanceof ImportDeclarationContext)) {
      at = at.getParent();
    }
    return at instanceof ImportDeclarationContext declaration && !declaration.name().isEmpty()
        ? Optional.of(declaration.name(0).getText())
        : Optional.empty();
  }

  /** What is written with one character more or less than here. */
  private Optional<String> guess() {
    boolean equality = is(GradLexer.ASSIGN) && expected.contains(GradLexer.EQUAL);
    boolean initialiser = parser.getContext().getParent() instanceof InitialiserStartContext;
    if (initialiser && Wording.isName(previous().getType())) {
      return Optional.of(previous().getText() + "()");
    }
    if (Wording.isName(offending.getType()) && expected.contains(GradLexer.COLON)) {
      return TypeReader.element(previous().getText())
          .map(type -> offending.getText() + ": " + type);
    }
    return equality && habit().isEmpty() ? Optional.of("==") : Optional.empty();
  }

  private boolean isHalfOpen() {
    ParserRuleContext context = parser.getContext();
    boolean atRange = previous() != null && previous().getType() == GradLexer.RANGE;
    return atRange && Wording.part(context).equals(INDICES);
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
