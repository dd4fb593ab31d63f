package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The design's snippets: they have a meaning, or are told what is not supported yet. */
class SnippetsMeaningTest {
  private static final String SYNTAX_ONLY = "8-constructs.grad";
  private static final Pattern LATER = Pattern.compile("\\bscan\\b");

  @TestFactory
  Stream<DynamicTest> everySnippetHasAMeaningOrWillHave() {
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
        .ifPresent(file -> resolver.resolve("snippet", file, diagnostics));
    List<DiagnosticKind> kinds = diagnostics.all().stream().map(Diagnostic::kind).toList();
    boolean later = LATER.matcher(text).find();
    assertEquals(later, kinds.contains(DiagnosticKind.NOT_YET_SUPPORTED), diagnostics::render);
    assertTrue(
        kinds.stream().allMatch(DiagnosticKind.NOT_YET_SUPPORTED::equals), diagnostics::render);
  }
}
