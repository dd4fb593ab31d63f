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
    if (Wording.startsItem(type) || Wording.startsStatement(type)) {
      return Diagnostic.of(DiagnosticKind.MISPLACED_DECLARATION, span(), word.getText(), place())
          .expected(start());
    }
    boolean isWord = Wording.isName(type) || Wording.isReserved(type);
    Diagnostic stray =
        isWord
            ? Diagnostic.of(DiagnosticKind.UNKNOWN_DECLARATION, span(), word.getText())
            : Diagnostic.of(DiagnosticKind.UNEXPECTED_TOKEN, span(), Wording.token(word), place());
    return isInFile() ? inFile(stray, word.getText()) : inBody(stray, word.getText());
  }

  private Span span() {
    return tokens.span(parser.getCurrentToken());
  }

  private boolean isInFile() {
    return parser.getContext().getRuleIndex() == GradParser.RULE_file;
  }

  private String place() {
    return isInFile() ? "a file, outside of fns, layers and models" : "a body";
  }

  private String start() {
    return isInFile()
        ? Wording.choice(ticked(itemWords()))
        : "a declaration, which starts with a word such as `let`";
  }

  private Diagnostic inFile(Diagnostic stray, String word) {
    return stray
        .expected(Habits.inFile(word).orElseGet(this::start))
        .didYouMean(DidYouMean.among(itemWords(), word));
  }

  private Diagnostic inBody(Diagnostic stray, String word) {
    Optional<String> habit = Habits.inBody(word);
    if (habit.isPresent()) {
      return stray.expected(habit.get());
    }
    StrayText text = new StrayText(tokens, parser);
    Optional<String> near = DidYouMean.among(statementWords(), word);
    if (near.isEmpty() && text.assigns()) {
      return assigned(stray, word, text);
    }
    Optional<String> result = near.isPresent() ? Optional.empty() : text.result();
    return result.isPresent()
        ? stray.expected("`return` before what is given").didYouMean(result)
        : stray.expected(start()).didYouMean(near.or(text::typedLet));
  }

  /**
   * {@code x = ...}: a name that is free lacks its {@code let}; others have a word for it, or none.
   */
  private Diagnostic assigned(Diagnostic stray, String word, StrayText text) {
    Optional<Taken> taken = Taken.in(parser.getContext(), word);
    if (taken.isEmpty()) {
      return stray.expected(start()).didYouMean(Optional.of("let " + word));
    }
    Optional<String> keyword = taken.get().keyword().filter(known -> !text.assignsElements());
    return keyword.isPresent()
        ? stray.expected(start()).didYouMean(keyword.map(known -> known + " " + word))
        : stray.expected(
            "`let` and another name: `" + word + "` is " + taken.get().what() + " already");
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
