package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A folder of small models, each with what every stage makes of it. */
class StageGoldensTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyStageMakesWhatItMade() {
    return Goldens.inputs("stages", ".grad").stream().flatMap(this::stages);
  }

  private Stream<DynamicTest> stages(Path model) {
    String file = model.getFileName().toString();
    Path dumps = folder.resolve(file);
    compile(file, Goldens.text(model), dumps);
    return list(dumps).stream()
        .map(
            dump ->
                DynamicTest.dynamicTest(
                    file + " after " + stage(dump),
                    () -> Goldens.compare(model, "." + stage(dump) + ".txt", Goldens.text(dump))));
  }

  private static void compile(String file, String text, Path dumps) {
    CompilerOptions options = CompilerOptions.defaults().dumpingTo(dumps);
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), options)
            .compile("stages", SourceFile.of(file, text));
    assertFalse(compilation.hasErrors(), () -> file + compilation.diagnostics());
  }

  /** {@code 4-adjoint} of {@code Pairs.3-adjoint.txt}. */
  private static String stage(Path dump) {
    String[] parts = dump.getFileName().toString().split("\\.");
    return parts[parts.length - 2];
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
