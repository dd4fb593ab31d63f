package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.resolved.ProgramPrinter;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The design's snippets: they have a meaning, and nothing in them is complained of. */
class SnippetsMeaningTest {
  private static final String SYNTAX_ONLY = "8-constructs.grad";

  @TestFactory
  Stream<DynamicTest> everySnippetHasAMeaningThatCanBePrinted() {
    return Goldens.inputs("snippets", ".grad").stream()
        .filter(path -> !path.getFileName().toString().equals(SYNTAX_ONLY))
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
  }

  private static void check(Path path) throws IOException {
    String text = Files.readString(path);
    Diagnostics diagnostics = new Diagnostics();
    Resolver resolver =
        new Resolver(none -> Optional.empty(), file -> Parser.parse(file, diagnostics));
    Parser.parse(SourceFile.of("snippet.grad", text), diagnostics)
        .flatMap(file -> resolver.resolve("snippet", file, diagnostics))
        .ifPresent(program -> assertTrue(ProgramPrinter.print(program).endsWith("\n")));
    assertEquals("", diagnostics.render());
  }
}
