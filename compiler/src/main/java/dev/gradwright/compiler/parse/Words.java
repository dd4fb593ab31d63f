package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser.NameContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Names, spans and doc comments of contexts. */
record Words(SourceFile source, CommonTokenStream stream) {
  Span span(Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  Span span(ParserRuleContext context) {
    return span(context.getStart(), context.getStop());
  }

  Span span(Token first, Token last) {
    return source.span(first.getStartIndex(), last.getStopIndex() + 1);
  }

  Name name(ParserRuleContext context) {
    return new Name(context.getText(), span(context));
  }

  List<Name> names(List<NameContext> contexts) {
    return Each.of(contexts, this::name);
  }

  /** The doc comment next before a declaration. */
  Optional<Doc> doc(ParserRuleContext declaration) {
    List<Token> hidden = stream.getHiddenTokensToLeft(declaration.getStart().getTokenIndex());
    if (hidden == null) {
      return Optional.empty();
    }
    Span span = span(hidden.get(hidden.size() - 1));
    return Optional.of(new Doc(content(span.text()), span));
  }

  /** Other block comments are errors. */
  static boolean isDoc(Token block) {
    return block.getType() == GradLexer.BLOCK
        && block.getText().startsWith("/**")
        && block.getText().length() > "/**/".length();
  }

  private static String content(String comment) {
    return comment
        .substring("/**".length(), comment.length() - "*/".length())
        .lines()
        .map(line -> line.strip().replaceFirst("^\\*+ ?", ""))
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
