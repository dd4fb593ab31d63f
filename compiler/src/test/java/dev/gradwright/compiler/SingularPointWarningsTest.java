package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where gradients pass through singular points, and where they do not. */
class SingularPointWarningsTest {
  private static final Path SAMPLES = Path.of("../samples/src/main/grad");

  static Stream<Path> silent() {
    return Stream.of("silent", "library", "derivatives", "snippets", "explain")
        .flatMap(folder -> Goldens.inputs(folder, ".grad").stream())
        // For the parser alone: no compiler has all that it imports.
        .filter(file -> !file.endsWith("8-constructs.grad"));
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".grad")).sorted().toList().stream();
    }
  }

  static Stream<Path> warned() {
    return Goldens.inputs("diagnostics", ".grad").stream()
        .filter(file -> file.getFileName().toString().startsWith("singular-point"));
  }

  @ParameterizedTest
  @MethodSource({"silent", "samples"})
  void programsThatReachNoSuchPointGetNoWarning(Path program) {
    assertEquals(List.of(), warnings(Goldens.text(program)));
  }

  @ParameterizedTest
  @MethodSource("warned")
  void warningsFailNoBuild(Path program) {
    Compilation compilation = compile(Goldens.text(program));
    assertFalse(compilation.hasErrors());
    assertFalse(compilation.sources().isEmpty());
  }

  /** Each text that is offered is taken over, the last first. */
  @ParameterizedTest
  @MethodSource("warned")
  void whatIsOfferedGetsNoWarning(Path program) {
    StringBuilder mended = new StringBuilder(Goldens.text(program));
    List<Diagnostic> found = warnings(mended.toString());
    assertFalse(found.isEmpty());
    for (int i = found.size() - 1; i >= 0; i--) {
      Span span = found.get(i).span();
      offer(found.get(i)).ifPresent(text -> mended.replace(span.start(), span.end(), text));
    }
    warnings(mended.toString())
        .forEach(left -> assertEquals(Optional.empty(), offer(left), left::render));
  }

  /** The text to be put in place of the one that is marked. */
  private static Optional<String> offer(Diagnostic warning) {
    String expected = warning.expected().orElseThrow();
    return expected.startsWith("`")
        ? Optional.of("(" + expected.substring(1, expected.indexOf('`', 1)) + ")")
        : Optional.empty();
  }

  private static List<Diagnostic> warnings(String text) {
    Compilation compilation = compile(text);
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().get(0).render());
    return compilation.diagnostics().stream()
        .filter(d -> d.kind() == DiagnosticKind.SINGULAR_POINT)
        .toList();
  }

  private static Compilation compile(String text) {
    return new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
        .compile("main", SourceFile.of("main.grad", text));
  }
}
