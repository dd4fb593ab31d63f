package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTest {
  private static List<String> names() {
    return StandardLibrary.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFileOfTheStandardLibraryHasAMeaning(String name) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile text = new StandardLibrary().find(name).orElseThrow();
    Resolver resolver =
        new Resolver(none -> Optional.empty(), file -> Parser.parse(file, diagnostics));
    // The name is not the library's, which only the library itself may bear.
    Parser.parse(text, diagnostics).ifPresent(f -> resolver.resolve("copy", f, diagnostics));
    assertEquals("", diagnostics.render());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theReferenceTellsOfEveryFunctionAndLayer(String name) throws IOException {
    String reference = Files.readString(Path.of("..", "docs", "language.md"));
    SourceFile text = new StandardLibrary().find(name).orElseThrow();
    List<String> untold =
        Parser.parse(text, new Diagnostics()).orElseThrow().declarations().stream()
            .filter(Declaration.Callable.class::isInstance)
            .map(declaration -> declaration.name().text())
            .filter(callable -> !reference.contains("`" + callable + "("))
            .toList();
    assertEquals(List.of(), untold);
  }
}
