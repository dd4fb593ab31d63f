package dev.gradwright.compiler.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.GradientVerifier;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.ClassesInMemory;
import dev.gradwright.compiler.verify.Finding;
import dev.gradwright.runtime.model.ModelType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
                  .map(c -> DynamicTest.dynamicTest(c.name(), () -> c.check(built.type(c))));
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

  /** A program in memory. */
  private record Built(Compilation compilation, ClassLoader classes) {
    static Built of(Path program) {
      try {
        SourceFile file =
            SourceFile.of(program.getFileName().toString(), Files.readString(program));
        Compilation compilation =
            new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
                .compile("acme.model", file);
        assertEquals(List.of(), compilation.diagnostics());
        ClassLoader own = LibraryValuesTest.class.getClassLoader();
        String classPath = System.getProperty("java.class.path");
        return new Built(compilation, ClassesInMemory.of(compilation.sources(), classPath, own));
      } catch (IOException problem) {
        throw new java.io.UncheckedIOException(problem);
      }
    }

    ModelType type(LibraryCase of) {
      try {
        Class<?> type = classes.loadClass("acme." + of.model());
        return (ModelType) type.getField("TYPE").get(null);
      } catch (ReflectiveOperationException problem) {
        throw new AssertionError(problem);
      }
    }

    void prove() {
      List<Finding> findings = GradientVerifier.verify(compilation.models().get(0), classes);
      assertEquals(1, findings.size());
      findings.forEach(finding -> assertTrue(finding instanceof Finding.Proven, finding::toString));
    }
  }
}
