package dev.gradwright.maven;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.source.SourceFile;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class ModelMojoTest {
  @Test
  void aMistakeOfTheCompilerIsASentenceOfTheGoal() {
    ModelMojo goal =
        new ModelMojo() {
          @Override
          void run() {
            SourceFile file = SourceFile.of("m.grad", "import acme.springs;\n");
            new GradientCompiler(ModelMojoTest::unplugged, CompilerOptions.defaults())
                .compile("m", file);
          }
        };
    MojoExecutionException told = assertThrows(MojoExecutionException.class, goal::execute);
    assertTrue(told.getMessage().startsWith("the compiler failed in stage 1-resolve of m;"));
  }

  private static Optional<SourceFile> unplugged(String library) {
    throw new IllegalStateException("no disk to find " + library + " on");
  }
}
