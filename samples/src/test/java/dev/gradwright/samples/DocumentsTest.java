package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every model file in the documentation compiles, or is refused with the message that follows;
 * every link leads somewhere.
 */
final class DocumentsTest {
  private static final List<String> PAGES =
      List.of("README.md", "docs/guide.md", "docs/language.md");

  @TestFactory
  List<DynamicTest> modelsMeanWhatTheTextSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String page : PAGES) {
      Document document = Document.read(page);
      for (Document.Block block : document.in("grad")) {
        String place = page + ":" + block.line();
        tests.add(dynamicTest(place, () -> check(block, document)));
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> linksLeadToPlacesThatThereAre() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String page : written()) {
      Document document = Document.read(page);
      for (String link : document.links()) {
        tests.add(dynamicTest(page + " " + link, () -> follow(document, link)));
      }
    }
    return tests;
  }

  /** All pages of the project. */
  private static List<String> written() throws IOException {
    Path project = Path.of("..");
    try (Stream<Path> own = Files.list(project);
        Stream<Path> documents = Files.walk(project.resolve("docs"))) {
      return Stream.concat(own, documents)
          .map(file -> project.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static void follow(Document document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document.file() : document.file().resolveSibling(parts[0]);
    assertTrue(Files.exists(target), target::toString);
    if (parts.length == 2) {
      String text = Files.readString(target);
      assertTrue(Document.anchors(text).contains(parts[1]), link);
    }
  }

  private static void check(Document.Block block, Document document) {
    String messages =
        compile("example", block.text()).diagnostics().stream()
            .map(Diagnostic::render)
            .collect(Collectors.joining());
    assertEquals(block.name().equals("bad") ? document.after(block).text() : "", messages);
  }

  static Compilation compile(String name, String text) {
    return new GradientCompiler(file -> Optional.empty(), CompilerOptions.defaults())
        .compile(name, SourceFile.of(name.replace('.', '/') + ".grad", text));
  }
}
