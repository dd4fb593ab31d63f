package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.grammar.GradLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Finds doc comments that no declaration follows: before an end, or before another comment. */
final class LooseDocs {
  private LooseDocs() {}

  static void check(Tokens tokens, Diagnostics diagnostics) {
    List<Token> list = tokens.list();
    for (int i = 0; i + 1 < list.size(); i++) {
      if (list.get(i).getType() == GradLexer.BLOCK && endsThere(list.get(i + 1))) {
        diagnostics.report(
            Diagnostic.of(DiagnosticKind.LOOSE_DOC, tokens.span(list.get(i)))
                .expected("a declaration behind it, or `//` before each of its lines"));
      }
    }
  }

  private static boolean endsThere(Token next) {
    return next.getType() == Token.EOF
        || next.getType() == GradLexer.BLOCK
        || next.getText().equals("}");
  }
}
