package dev.gradwright.compiler.library;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Goldens;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Models of library functions and layers: what the compiled class gives is what was computed
 * elsewhere, and the gradients are proven.
 */
class LibraryValuesTest {
  private static Stream<Path> programs() {
    return Goldens.inputs("library", ".grad").stream();
  }

  @TestFactory
  Stream<DynamicTest> valuesAreThoseComputedElsewhere() {
    return programs()
        .flatMap(
            program -> {
              Built built = Built.of(program);
              return LibraryCase.of(program).stream()
                  .map(
                      c -> DynamicTest.dynamicTest(c.name(), () -> c.check(built.type(c.model()))));
            });
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreProven() {
    return programs()
        .map(
            program ->
                DynamicTest.dynamicTest(
                    program.getFileName().toString(), () -> Built.of(program).prove()));
  }

  @Test
  void everyProgramHasValues() {
    programs()
        .forEach(program -> assertTrue(LibraryCase.of(program).size() > 1, program::toString));
  }
}
