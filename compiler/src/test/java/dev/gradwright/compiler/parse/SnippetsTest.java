package dev.gradwright.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.ast.AstPrinter;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.source.Diagnostics;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SnippetsTest {
  @TestFactory
  Stream<DynamicTest> everySnippetParsesToItsTree() {
    return Goldens.inputs("snippets", ".grad").stream()
        .map(input -> DynamicTest.dynamicTest(input.toString(), () -> check(input)));
  }

  private static void check(Path input) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<File> file =
        SourceReader.read(input, input.getFileName().toString(), diagnostics)
            .flatMap(source -> Parser.parse(source, diagnostics));
    assertEquals("", diagnostics.render());
    Goldens.compare(input, ".tree", AstPrinter.print(file.orElseThrow()));
  }
}
