package dev.gradwright.compiler.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.GradientExplainer;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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

  private static String explanation(Path file) throws IOException {
    SourceFile source = SourceFile.of(file.getFileName().toString(), Files.readString(file));
    Compilation compiled =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("explain", source);
    assertEquals(List.of(), compiled.diagnostics(), file.toString());
    return GradientExplainer.explain(compiled.models().get(0), Optional.empty());
  }
}
