package dev.gradwright.compiler.parse;

import static dev.gradwright.grammar.GradLexer.*;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import java.util.List;

/** The bodies there are, and the words that declarations in them start with. */
enum Body {
  // @formatter:off
  MODEL  ("the body of a model",
          PRECISION, DIM, INPUT, PARAM, STATE, USE, CONST, LET, OUTPUT, LOSS, UPDATE, CHECK),
  LAYER  ("the body of a layer", DIM, PARAM, STATE, USE, CONST, LET, FORWARD, CHECK),
  PASS   ("a forward",           CONST, LET, UPDATE, RETURN),
  FN     ("the body of a fn",    CONST, LET, RETURN),
  RULE   ("an adjoint rule",     CONST, LET, BAR),
  LOOP   ("a loop",              CONST, LET, NEXT, YIELD, FINAL);
  // @formatter:on

  private final String words;
  private final List<Integer> starts;

  Body(String words, Integer... starts) {
    this.words = words;
    this.starts = List.of(starts);
  }

  boolean allows(int type) {
    return starts.contains(type);
  }

  Diagnostic misplaced(int type, Span span) {
    List<String> fitting = starts.stream().map(Wording::token).toList();
    return Diagnostic.of(DiagnosticKind.MISPLACED_DECLARATION, span, Wording.spelling(type), words)
        .expected(Wording.choice(fitting));
  }
}
