package dev.gradwright.compiler.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.GradientExplainer;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A folder of small models, each with the page that explains it. */
class ExplanationsTest {
  @TestFactory
  Stream<DynamicTest> everyModelIsExplainedAsItWas() {
    return Goldens.inputs("explain", ".grad").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> Goldens.compare(file, ".md", explanation(file))));
  }

  @Test
  void whatTheGuideShowsIsPartOfAPage() {
    String guide = Goldens.text(Path.of("..", "docs", "guide.md"));
    String fence = "page of a dense classifier:\n\n```text\n";
    int start = guide.indexOf(fence) + fence.length();
    String excerpt = guide.substring(start, guide.indexOf("```", start));
    String page = explanation("mlp.grad", Goldens.snippet("1-mlp.grad"));
    assertTrue(page.contains(excerpt), page);
  }

  @TestFactory
  Stream<DynamicTest> aPageDefinesEachNameOnceAndEachThatItReads() throws IOException {
    List<Path> files = new ArrayList<>(Goldens.inputs("explain", ".grad"));
    try (Stream<Path> samples = Files.walk(Path.of("../samples/src/main/grad"))) {
      samples.filter(file -> file.toString().endsWith(".grad")).sorted().forEach(files::add);
    }
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> pages(file).forEach(page -> PageNames.of(page).check())));
  }

  private static String explanation(Path file) {
    return String.join("\n", pages(file));
  }

  private static String explanation(String file, String text) {
    return pages(file, text).get(0);
  }

  private static List<String> pages(Path file) {
    return pages(file.getFileName().toString(), Goldens.text(file));
  }

  private static List<String> pages(String file, String text) {
    Compilation compiled =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("explain", SourceFile.of(file, text));
    assertEquals(List.of(), compiled.diagnostics(), file);
    return compiled.models().stream()
        .map(model -> GradientExplainer.explain(model, Optional.empty()))
        .toList();
  }
}
