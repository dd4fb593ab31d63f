package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Reduction;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
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
  void theReferenceTellsOfEveryFunctionAndLayer(String name) throws IOException {
    SourceFile text = new StandardLibrary().find(name).orElseThrow();
    Stream<String> callables =
        Parser.parse(text, new Diagnostics()).orElseThrow().declarations().stream()
            .filter(Declaration.Callable.class::isInstance)
            .map(declaration -> declaration.name().text() + "(");
    assertEquals(List.of(), untold(callables));
  }

  @Test
  void theReferenceTellsOfEveryOperator() throws IOException {
    Stream<String> called = Intrinsics.names().stream().map(name -> name + "(");
    Stream<String> reductions = Arrays.stream(Reduction.values()).map(reduction -> reduction + "[");
    Stream<String> unary = Stream.of("-x", "!a");
    Stream<String> infix =
        Arrays.stream(Elementwise.values())
            .filter(operator -> operator.compareTo(Elementwise.MINIMUM) < 0)
            .map(operator -> operator.toString().replace("|", "\\|"))
            .filter(operator -> !operator.equals("!"))
            .map(operator -> operator.equals("^") ? "x^y" : " " + operator + " ");
    assertEquals(
        List.of(), untold(Stream.of(called, reductions, unary, infix).flatMap(names -> names)));
  }

  /** What the first cell of no row begins with, or has after one letter. */
  private static List<String> untold(Stream<String> beginnings) throws IOException {
    String reference = Files.readString(Path.of("..", "docs", "reference.md"));
    return beginnings
        .filter(name -> !Pattern.compile("`[a-z]?" + Pattern.quote(name)).matcher(reference).find())
        .toList();
  }
}
