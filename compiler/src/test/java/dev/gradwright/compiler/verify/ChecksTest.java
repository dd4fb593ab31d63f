package dev.gradwright.compiler.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.GradientVerifier;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.SourceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models whose checks succeed, or fail as the text beside them says. The shipped class is compiled
 * with 3.26 in place of 3.25.
 */
class ChecksTest {
  private static final Set<DiagnosticKind> KINDS =
      EnumSet.range(DiagnosticKind.WRONG_GRADIENT, DiagnosticKind.UNDECIDED_CHECK);

  static List<Path> proven() {
    return programs().filter(program -> name(program).startsWith("proven-")).toList();
  }

  static List<Path> refused() {
    return programs().filter(program -> !name(program).startsWith("proven-")).toList();
  }

  @ParameterizedTest
  @MethodSource
  void proven(Path program) throws IOException {
    List<Finding> findings = findings(program);
    assertFalse(findings.isEmpty());
    for (Finding finding : findings) {
      assertEquals(Optional.empty(), Complaint.about(finding));
      assertTrue(
          finding instanceof Finding.Held
              || ((Finding.Proven) finding).worst() < Comparison.TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource
  void refused(Path program) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings(program)) {
      text.append(Complaint.about(finding).map(Diagnostic::render).orElse("proven\n"));
    }
    Goldens.compare(program, ".txt", text.toString());
  }

  @Test
  void everyKindOfComplaintHasAProgram() {
    for (DiagnosticKind kind : KINDS) {
      assertTrue(programs().anyMatch(program -> name(program).startsWith(kind.code())), kind::code);
    }
  }

  @Test
  void gradientsThatTheModelAsksForAreProvenAndCounted() throws IOException {
    Path program =
        proven().stream()
            .filter(path -> name(path).equals("proven-written-gradients.grad"))
            .findFirst()
            .orElseThrow();
    var proven = (Finding.Proven) findings(program).get(0);
    // 3 of the param, then 3 for each of the four values that are differentiated.
    assertEquals(15, proven.entries());
    assertTrue(proven.summary().endsWith("; its 4 `grad`s too"), proven.summary());
  }

  private static Stream<Path> programs() {
    return Goldens.inputs("checks", ".grad").stream();
  }

  private static String name(Path program) {
    return program.getFileName().toString();
  }

  private static List<Finding> findings(Path program) throws IOException {
    SourceFile file = SourceFile.of(name(program), Files.readString(program));
    Compilation compiled =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("acme.model", file);
    assertEquals(List.of(), compiled.diagnostics());
    String classPath = System.getProperty("java.class.path").replace(':', File.pathSeparatorChar);
    Map<String, String> sources = new TreeMap<>(compiled.sources());
    sources.replaceAll((path, text) -> text.replace("3.25", "3.26"));
    ClassLoader shipped = ClassesInMemory.of(sources, classPath, ChecksTest.class.getClassLoader());
    return compiled.models().stream()
        .flatMap(model -> GradientVerifier.verify(model, shipped).stream())
        .toList();
  }
}
