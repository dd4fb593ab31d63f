package dev.gradwright.compiler.reference;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.resolve.StandardLibrary;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/reference.md} is what the compiler and the library say of themselves. */
class ReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference.md");

  @Test
  void thePageIsWhatCompilerAndLibrarySay() {
    Page page = new Page(text(Goldens.inputs("reference", "introduction.md").get(0)));
    for (Path file : Goldens.inputs("reference", ".grad")) {
      OperatorTable table = new OperatorTable(SourceFile.of("reference.grad", text(file)));
      page.add(table.title(), table.text());
    }
    for (String name : StandardLibrary.NAMES) {
      page.add("`" + name + "`", new LibraryTable(name).text());
    }
    Goldens.compare(PAGE, ".md", page.text());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
