package dev.gradwright.compiler.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.GradientVerifier;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.ClassesInMemory;
import dev.gradwright.compiler.verify.Finding;
import dev.gradwright.runtime.model.ModelType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program of one model, compiled in memory. */
record Built(Compilation compilation, ClassLoader classes) {
  static Built of(Path program) {
    try {
      SourceFile file = SourceFile.of(program.getFileName().toString(), Files.readString(program));
      Compilation compilation =
          new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
              .compile("acme.model", file);
      assertEquals(List.of(), compilation.diagnostics());
      ClassLoader own = Built.class.getClassLoader();
      String classPath = System.getProperty("java.class.path");
      return new Built(compilation, ClassesInMemory.of(compilation.sources(), classPath, own));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  ModelType type(String model) {
    try {
      return (ModelType) classes.loadClass("acme." + model).getField("TYPE").get(null);
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
