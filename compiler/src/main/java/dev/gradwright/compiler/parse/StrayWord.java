package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;

/** One token where a declaration should start. */
record StrayWord(Tokens tokens, Parser parser) {
  Diagnostic describe() {
    Token word = parser.getCurrentToken();
    int type = word.getType();
    Span span = tokens.span(word);
    if (Wording.startsItem(type) || Wording.startsStatement(type)) {
      return Diagnostic.of(DiagnosticKind.MISPLACED_DECLARATION, span, word.getText(), place())
          .expected(expected());
    }
    if (Wording.isName(type) || Wording.isReserved(type)) {
      return Diagnostic.of(DiagnosticKind.UNKNOWN_DECLARATION, span, word.getText())
          .expected(expected())
          .didYouMean(intended(word));
    }
    return Diagnostic.of(DiagnosticKind.UNEXPECTED_TOKEN, span, Wording.token(word), place())
        .expected(expected());
  }

  private boolean isInFile() {
    return parser.getContext().getRuleIndex() == GradParser.RULE_file;
  }

  private String place() {
    return isInFile() ? "a file, outside of fns, layers and models" : "a body";
  }

  private String expected() {
    return isInFile()
        ? Wording.choice(ticked(itemWords()))
        : "a declaration, which starts with a word such as `let`";
  }

  private Optional<String> intended(Token word) {
    int next = parser.getInputStream().LA(2);
    Optional<String> near =
        DidYouMean.among(isInFile() ? itemWords() : statementWords(), word.getText());
    boolean assigns = next == GradLexer.ASSIGN || next == GradLexer.LEFT_BRACKET;
    boolean lacksLet = near.isEmpty() && assigns && !isInFile();
    return lacksLet ? Optional.of("let " + word.getText()) : near;
  }

  private static List<String> itemWords() {
    return Wording.words(GradLexer.IMPORT, GradLexer.MODEL);
  }

  private static List<String> statementWords() {
    List<String> words = new ArrayList<>(Wording.words(GradLexer.PRECISION, GradLexer.FINAL));
    words.add(Wording.spelling(GradLexer.CONST));
    return words;
  }

  private static List<String> ticked(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").toList();
  }
}
