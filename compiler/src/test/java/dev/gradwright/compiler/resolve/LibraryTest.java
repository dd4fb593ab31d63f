package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {
  @ParameterizedTest
  @ValueSource(strings = {"activations", "linalg", "losses", "nn", "special", "tensors", "windows"})
  void everyFileOfTheStandardLibraryHasAMeaning(String name) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile text = new StandardLibrary().find(name).orElseThrow();
    Resolver resolver =
        new Resolver(none -> Optional.empty(), file -> Parser.parse(file, diagnostics));
    // The name is not the library's, which only the library itself may bear.
    Parser.parse(text, diagnostics).ifPresent(f -> resolver.resolve("copy", f, diagnostics));
    assertEquals("", diagnostics.render());
  }
}
