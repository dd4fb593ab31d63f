package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.parse.SourceReader;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The folder of bad programs: each is named after a kind of diagnostic that it causes. */
class DiagnosticsTest {
  private static final Function<SourceFile, Diagnostics> FRONT_END = DiagnosticsTest::read;

  /** What no program can show; {@code SourceReaderTest} and {@code GradientCompilerTest} do. */
  private static final Set<DiagnosticKind> OF_FILES =
      EnumSet.of(
          DiagnosticKind.FILE_TOO_LARGE,
          DiagnosticKind.UNREADABLE_FILE,
          DiagnosticKind.FOLDER_NAME);

  /** What only a compiled model shows; {@code ChecksTest} does. */
  private static final Set<DiagnosticKind> OF_CHECKS =
      EnumSet.range(DiagnosticKind.WRONG_GRADIENT, DiagnosticKind.UNDECIDED_CHECK);

  private static Diagnostics read(SourceFile source) {
    Diagnostics diagnostics = new Diagnostics();
    new GradientCompiler(DiagnosticsTest::imported, CompilerOptions.defaults())
        .compile("main", source)
        .diagnostics()
        .forEach(diagnostics::report);
    return diagnostics;
  }

  /** The files that bad programs import. */
  private static Optional<SourceFile> imported(String name) {
    return Goldens.inputs("diagnostics/imports", ".grad").stream()
        .filter(file -> name(file).equals(name + ".grad"))
        .flatMap(file -> SourceReader.read(file, name(file), new Diagnostics()).stream())
        .findFirst();
  }

  @TestFactory
  Stream<DynamicTest> everyBadProgramIsToldWhatIsWrong() {
    return programs().stream()
        .map(program -> DynamicTest.dynamicTest(name(program), () -> check(program)));
  }

  @Test
  void everyKindOfDiagnosticHasAProgram() {
    Set<DiagnosticKind> kinds = EnumSet.allOf(DiagnosticKind.class);
    kinds.removeAll(OF_FILES);
    kinds.removeAll(OF_CHECKS);
    programs().forEach(program -> kinds.removeIf(kind -> isOf(kind, program)));
    assertEquals(Set.of(), kinds);
  }

  private static List<Path> programs() {
    return Goldens.inputs("diagnostics", ".grad");
  }

  private static void check(Path program) {
    Diagnostics diagnostics = diagnose(program);
    Goldens.compare(program, ".txt", diagnostics.render());
    Stream<DiagnosticKind> kinds = diagnostics.all().stream().map(Diagnostic::kind);
    assertTrue(kinds.anyMatch(kind -> isOf(kind, program)), "the kind it is named after");
  }

  private static Diagnostics diagnose(Path program) {
    Diagnostics reading = new Diagnostics();
    return SourceReader.read(program, name(program), reading).map(FRONT_END).orElse(reading);
  }

  private static boolean isOf(DiagnosticKind kind, Path program) {
    String name = name(program);
    return name.startsWith(kind.code() + "-") || name.equals(kind.code() + ".grad");
  }

  private static String name(Path program) {
    return program.getFileName().toString();
  }
}
