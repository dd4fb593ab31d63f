package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.ProgramPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SamplesTest {
  @TestFactory
  Stream<DynamicTest> everySampleHasAMeaningThatCanBePrinted() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../samples/src/main/grad"))) {
      List<Path> models = files.filter(f -> f.toString().endsWith(".grad")).sorted().toList();
      return models.stream()
          .map(
              model ->
                  DynamicTest.dynamicTest(
                      model.getFileName().toString(),
                      () -> ProgramPrinter.print(Resolved.of(Files.readString(model)))));
    }
  }
}
