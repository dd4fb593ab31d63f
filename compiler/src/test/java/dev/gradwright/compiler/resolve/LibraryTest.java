package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Reduction;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
  void theReferenceTellsOfEveryFunctionAndLayer(String name) {
    SourceFile text = new StandardLibrary().find(name).orElseThrow();
    Stream<String> callables =
        Parser.parse(text, new Diagnostics()).orElseThrow().declarations().stream()
            .filter(Declaration.Callable.class::isInstance)
            .map(declaration -> Pattern.quote(declaration.name().text() + "("));
    assertEquals(List.of(), untold(callables));
  }

  @Test
  void theReferenceTellsOfEveryOperator() {
    Stream<String> called = Intrinsics.names().stream().map(name -> Pattern.quote(name + "("));
    Stream<String> reductions =
        Arrays.stream(Reduction.values()).map(reduction -> Pattern.quote(reduction + "["));
    Stream<String> unary = Stream.of("-x", "!a");
    Stream<String> infix =
        Arrays.stream(Elementwise.values())
            .filter(operator -> operator.compareTo(Elementwise.MINIMUM) < 0)
            .map(operator -> operator.toString().replace("|", "\\|"))
            .filter(operator -> !operator.equals("!"))
            .map(operator -> operator.equals("^") ? "^" : " " + operator + " ")
            .map(operator -> "[a-z]" + Pattern.quote(operator) + "[a-z]");
    assertEquals(
        List.of(), untold(Stream.of(called, reductions, unary, infix).flatMap(names -> names)));
  }

  /** What no line of a cell begins with. */
  private static List<String> untold(Stream<String> beginnings) {
    String reference = Goldens.text(Path.of("..", "docs", "reference.md"));
    return beginnings
        .filter(
            beginning -> !Pattern.compile("(\n\\| |<br>)`" + beginning).matcher(reference).find())
        .toList();
  }
}
