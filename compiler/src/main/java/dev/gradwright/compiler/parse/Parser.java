package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.grammar.GradParser;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;

/** Text to syntax tree. */
public final class Parser {
  private Parser() {}

  /**
   * The tree, or nothing if the syntax has errors; they are reported. Recurses as deep as
   * expressions may nest, a level taking up to ten frames: 16 MiB of stack are enough.
   */
  public static Optional<File> parse(SourceFile source, Diagnostics diagnostics) {
    Diagnostics own = new Diagnostics();
    Optional<File> file = read(source, own).filter(tree -> !own.hasErrors());
    own.all().forEach(diagnostics::report);
    return file;
  }

  private static Optional<File> read(SourceFile source, Diagnostics diagnostics) {
    Tokens tokens = Tokens.read(source, diagnostics);
    Brackets.check(tokens, diagnostics);
    LooseDocs.check(tokens, diagnostics);
    if (tokens.isBroken() || Nesting.isTooDeep(tokens, diagnostics)) {
      return Optional.empty();
    }
    return tree(tokens, source, diagnostics);
  }

  private static Optional<File> tree(Tokens tokens, SourceFile source, Diagnostics diagnostics) {
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens.list()));
    GradParser parser = new GradParser(stream);
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxErrors(tokens, diagnostics));
    GradParser.FileContext tree = parser.file();
    if (diagnostics.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(new FileReader(new Words(source, stream), diagnostics).file(tree));
  }
}
