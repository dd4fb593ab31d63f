package dev.gradwright.compiler.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.GradientVerifier;
import dev.gradwright.compiler.emit.java.Compiled;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.Finding;
import dev.gradwright.runtime.model.ModelType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program of one model, compiled in memory. */
record Built(Compilation compilation, Compiled classes) {
  static Built of(Path program) {
    SourceFile file = SourceFile.of(program.getFileName().toString(), Goldens.text(program));
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("acme.model", file);
    return new Built(compilation, Compiled.of(compilation));
  }

  ModelType type(String model) {
    return classes.typeOf("acme." + model);
  }

  void prove() {
    List<Finding> findings = GradientVerifier.verify(compilation.models().get(0), classes.loader());
    assertEquals(1, findings.size());
    findings.forEach(finding -> assertTrue(finding instanceof Finding.Proven, finding::toString));
  }
}
