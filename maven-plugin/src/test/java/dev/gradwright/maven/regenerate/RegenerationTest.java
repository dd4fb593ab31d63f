package dev.gradwright.maven.regenerate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegenerationTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path target;

  private final Map<String, String> models = new TreeMap<>();
  private final Map<String, String> libraries = new TreeMap<>();
  private String version = "1";

  @BeforeEach
  void twoModelsOfWhichOneImports() {
    models.put("acme/a.grad", "model A");
    models.put("acme/b.grad", "import shapes\nmodel B");
    libraries.put("shapes", "fn area");
  }

  @Test
  void firstBuildCompilesEverything() throws IOException {
    assertEquals(List.of("acme/a.grad", "acme/b.grad"), run().compiled());
    assertEquals(Map.of("acme/A.java", "A", "acme/B.java", "Bfn area"), output());
  }

  @Test
  void secondBuildTouchesNothing() throws IOException {
    run();
    age();
    Outcome second = run();
    assertEquals(List.of(), second.compiled());
    assertEquals(2, second.upToDate());
    assertEquals(List.of(), younger());
    assertEquals(LONG_AGO, Files.getLastModifiedTime(state()));
  }

  @Test
  void changedFileAloneIsCompiledAgain() throws IOException {
    run();
    age();
    models.put("acme/a.grad", "// new\nmodel A2");
    Outcome second = run();
    assertEquals(List.of("acme/a.grad"), second.compiled());
    assertEquals(List.of("acme/A.java"), second.deleted());
    assertEquals(List.of("acme/A2.java"), younger());
  }

  @Test
  void fileThatCompilesToTheSameKeepsItsTime() throws IOException {
    run();
    age();
    models.put("acme/a.grad", "// remark\nmodel A");
    assertEquals(List.of("acme/a.grad"), run().compiled());
    assertEquals(List.of(), younger());
  }

  @Test
  void changedImportCompilesTheImporter() throws IOException {
    run();
    age();
    libraries.put("shapes", "fn volume");
    assertEquals(List.of("acme/b.grad"), run().compiled());
    assertEquals(List.of("acme/B.java"), younger());
  }

  @Test
  void importThatAppearsIsAChange() throws IOException {
    String text = libraries.remove("shapes");
    run();
    libraries.put("shapes", text);
    assertEquals(List.of("acme/b.grad"), run().compiled());
  }

  @Test
  void deletedModelTakesItsOutputAndEmptyFoldersAlong() throws IOException {
    models.put("acme/deep/c.grad", "model C");
    run();
    models.remove("acme/deep/c.grad");
    assertEquals(List.of("acme/deep/C.java"), run().deleted());
    assertFalse(Files.exists(generated().resolve("acme/deep")));
    assertTrue(Files.exists(generated().resolve("acme/A.java")));
  }

  @Test
  void anotherCompilerCompilesEverything() throws IOException {
    run();
    version = "2";
    assertEquals(2, run().compiled().size());
  }

  @Test
  void lostOrEditedOutputIsRestored() throws IOException {
    run();
    Files.delete(generated().resolve("acme/A.java"));
    Files.writeString(generated().resolve("acme/B.java"), "edited");
    assertEquals(2, run().compiled().size());
    assertEquals(Map.of("acme/A.java", "A", "acme/B.java", "Bfn area"), output());
  }

  @Test
  void errorLeavesTheOutputAsItWas() throws IOException {
    run();
    models.put("acme/a.grad", "model A2");
    models.put("acme/b.grad", "nonsense");
    assertEquals(1, run().errors());
    assertEquals(Map.of("acme/A.java", "A", "acme/B.java", "Bfn area"), output());
    models.put("acme/b.grad", "model B");
    assertEquals(2, run().compiled().size());
    assertEquals(Map.of("acme/A2.java", "A2", "acme/B.java", "B"), output());
  }

  @Test
  void twoFilesMayNotBecomeOne() throws IOException {
    models.put("acme/c.grad", "// another\nmodel A");
    assertEquals(
        """
        acme/c.grad:2:7: error: `A` is declared twice [duplicate-name]
          model A
                ^
          expected: another name: both files lie in one package and would become acme/A.java
        acme/a.grad:1:7: note: `A` is declared here
          model A
                ^
        """,
        run().diagnostics().get(0).render());
    assertEquals(Map.of(), output());
  }

  @Test
  void twoOwnersAreNamedAlsoWhereOneIsUpToDate() throws IOException {
    run();
    models.put("acme/c.grad", "model A");
    Outcome second = run();
    assertEquals(List.of("acme/c.grad"), second.compiled());
    assertEquals(1, second.errors());
    assertTrue(second.diagnostics().get(0).render().contains("acme/a.grad:1:7: note:"));
  }

  @Test
  void namesOfOneFolderMayNotDifferInCaseAlone() throws IOException {
    models.put("acme/c.grad", "model a");
    assertEquals(
        "acme/c.grad:1:7: error: `A` and `a` differ only in upper and lower case [case-clash]",
        run().diagnostics().get(0).render().lines().findFirst().orElseThrow());
    assertEquals(1, run().errors());
    assertEquals(Map.of(), output());
  }

  @Test
  void buildAfterAKilledOneFindsWhatThatLeft() throws IOException {
    run();
    State.unfinished(List.of("acme/A.java", "acme/B.java", "acme/Half.java")).write(state());
    Files.writeString(generated().resolve("acme/Half.java"), "half");
    Outcome next = run();
    assertEquals(List.of("acme/Half.java"), next.deleted());
    assertEquals(2, next.compiled().size());
  }

  @Test
  void damagedStateIsAsGoodAsNone() throws IOException {
    run();
    String whole = Files.readString(state());
    for (String damaged : List.of("", "\n", "x", whole.replace("wrote", "what"), whole + "x")) {
      Files.writeString(state(), damaged);
      assertEquals(2, run().compiled().size(), damaged);
    }
    Files.write(state(), new byte[] {(byte) 0xff, 10});
    assertEquals(2, run().compiled().size());
  }

  @Test
  void namesOfFilesMayContainAnything() throws IOException {
    models.put("a me/\u00e4 \t%\n.grad", "model A3");
    run();
    assertEquals(3, run().upToDate());
  }

  private Outcome run() throws IOException {
    return new Regeneration(
            files(models),
            name -> Optional.ofNullable(files(libraries).get(name)),
            new Toy(),
            generated(),
            vectors(),
            state())
        .run();
  }

  private static Map<String, SourceFile> files(Map<String, String> texts) {
    Map<String, SourceFile> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, SourceFile.of(path, text)));
    return files;
  }

  private Path vectors() {
    return target.resolve("generated-vectors");
  }

  private Path generated() {
    return target.resolve("generated");
  }

  private Path state() {
    return target.resolve("generated.state");
  }

  private void age() throws IOException {
    for (Path file : regularFiles(target)) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
  }

  private List<String> younger() throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (Path file : regularFiles(generated())) {
      times.put(name(file), Files.getLastModifiedTime(file));
    }
    return times.keySet().stream().filter(name -> !times.get(name).equals(LONG_AGO)).toList();
  }

  private Map<String, String> output() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : regularFiles(generated())) {
      texts.put(name(file), Files.readString(file));
    }
    return texts;
  }

  private String name(Path file) {
    return generated().relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> regularFiles(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toList());
    }
  }

  /** {@code model X} becomes X.java, which holds the name and the texts of all imports. */
  private final class Toy implements ModelCompiler {
    @Override
    public Compiled compile(
        String path, SourceFile file, Function<String, Optional<SourceFile>> libraries) {
      String imported =
          words(file, "import ")
              .map(name -> libraries.apply(name).map(SourceFile::text).orElse("none"))
              .collect(Collectors.joining());
      String folder = file.path().contains("/deep/") ? "acme/deep/" : "acme/";
      Map<String, String> sources =
          words(file, "model ")
              .collect(Collectors.toMap(name -> folder + name + ".java", name -> name + imported));
      return new Compiled(sources.isEmpty() ? List.of(error(file)) : List.of(), sources);
    }

    private Stream<String> words(SourceFile file, String start) {
      return file.text()
          .lines()
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()));
    }

    private Diagnostic error(SourceFile file) {
      return Diagnostic.of(DiagnosticKind.UNEXPECTED_CHARACTER, file.span(0, 1), "`n`");
    }

    @Override
    public String version() {
      return version;
    }
  }
}
