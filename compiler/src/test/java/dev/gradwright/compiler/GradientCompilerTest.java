package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.ClassesInMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Programs that once went wrong on their way through all stages. */
class GradientCompilerTest {
  @TestFactory
  Stream<DynamicTest> becomesJavaThatCompiles() {
    return Stream.of(
            "model Dim { dim E; input x: real[E, 2]; output y = 2 * x; }",
            "model Dims { dim V, e; input x: real[V, e]; output y = 2 * x; }",
            "model Strided { dim N; input x: real[2 * N]; output z[i in 0..N] = x[2 * i]; }",
            "model Half { dim N; input x: real[N, 2 * N]; output h = x[.., 0..N div 2]; }",
            "model Overflow { input n: int; output y = 2147483647 + (n * 0 + 1); }",
            "model Zero { input n: int; output q = 1 div (n * 0); output r = 5 % (n - n); }",
            "model Start { param w: real[2, 2] = [[1, 2], [3, 4]]; loss = sum(w^2); }")
        .map(text -> DynamicTest.dynamicTest(text, () -> compileJava(text)));
  }

  private static void compileJava(String text) {
    Compilation compilation = compile(text, CompilerOptions.defaults());
    assertEquals(List.of(), compilation.diagnostics());
    ClassesInMemory.of(
        compilation.sources(),
        System.getProperty("java.class.path"),
        GradientCompilerTest.class.getClassLoader());
  }

  private static Compilation compile(String text, CompilerOptions options) {
    GradientCompiler compiler = new GradientCompiler(name -> Optional.empty(), options);
    return compiler.compile("some.file", SourceFile.of("file.grad", text));
  }

  @Test
  void folderThatIsNoJavaPackageIsRefusedAtTheModel() {
    String text = "fn twice(x: real) -> real { return 2 * x; }\nmodel A { output y = twice(1); }";
    assertEquals(
        """
        file.grad:2:7: error: the folder `my-pkg` cannot be a Java package [folder-name]
          model A { output y = twice(1); }
                ^
          expected: folders named as the package of `A` in Java
          did you mean `my_pkg`?
        """,
        messages("my-pkg.file", text));
    assertTrue(messages("com.class.file", text).contains("did you mean `class_`?"));
    assertTrue(messages("com.2d.file", text).contains("did you mean `_2d`?"));
    assertEquals("", messages("My_Pkg.file", text));
    assertEquals("", messages("my-pkg.file", text.lines().findFirst().orElseThrow()));
  }

  private static String messages(String name, String text) {
    GradientCompiler compiler =
        new GradientCompiler(file -> Optional.empty(), CompilerOptions.defaults());
    return compiler.compile(name, SourceFile.of("file.grad", text)).diagnostics().stream()
        .map(Diagnostic::render)
        .collect(Collectors.joining());
  }

  @Test
  void dumpsEveryStageOfEachModel(@TempDir Path folder) throws IOException {
    compile("model A { input x: real; loss = x^2; }", CompilerOptions.defaults().dumpingTo(folder));
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(
          List.of(
              "some.A.2-build.txt",
              "some.A.3-stabilise.txt",
              "some.A.4-adjoint.txt",
              "some.A.5-optimise.txt",
              "some.A.6-schedule.txt",
              "some.A.7-merge.txt",
              "some.A.8-emit.txt",
              "some.file.0-parse.txt",
              "some.file.1-resolve.txt"),
          names);
    }
    assertTrue(Files.readString(folder.resolve("some.A.8-emit.txt")).contains("class A"));
  }

  @Test
  void whatIsNeverDroppedIsNotDrawn(@TempDir Path folder) throws IOException {
    assertFalse(optimised("0.0", folder.resolve("never")).contains("coin"));
    assertTrue(optimised("0.5", folder.resolve("often")).contains("coin"));
  }

  private static String optimised(String rate, Path folder) throws IOException {
    String text = "model A { input x: real[3]; loss = sum(dropout(x, " + rate + ")); }";
    compile(text, CompilerOptions.defaults().dumpingTo(folder));
    return Files.readString(folder.resolve("some.A.5-optimise.txt"));
  }
}
