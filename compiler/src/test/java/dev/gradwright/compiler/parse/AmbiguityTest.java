package dev.gradwright.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AmbiguityTest {
  @TestFactory
  Stream<DynamicTest> noSnippetCanBeReadInTwoWays() {
    return Goldens.inputs("snippets", ".grad").stream()
        .map(input -> DynamicTest.dynamicTest(input.toString(), () -> check(input)));
  }

  private static void check(Path input) throws IOException {
    GradLexer lexer = new GradLexer(CharStreams.fromPath(input));
    GradParser parser = new GradParser(new CommonTokenStream(lexer));
    List<String> ambiguities = new ArrayList<>();
    parser.addErrorListener(new Listener(ambiguities));
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.file();
    assertEquals(List.of(), ambiguities);
    assertEquals(0, parser.getNumberOfSyntaxErrors());
  }

  private static final class Listener extends BaseErrorListener {
    private final List<String> ambiguities;

    private Listener(List<String> ambiguities) {
      this.ambiguities = ambiguities;
    }

    @Override
    public void reportAmbiguity(
        Parser parser,
        DFA dfa,
        int start,
        int stop,
        boolean exact,
        BitSet alternatives,
        ATNConfigSet configs) {
      ambiguities.add(parser.getTokenStream().get(start) + " " + alternatives);
    }
  }
}
