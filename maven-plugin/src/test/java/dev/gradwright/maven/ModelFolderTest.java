package dev.gradwright.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  @TempDir private Path project;

  private final Diagnostics diagnostics = new Diagnostics();
  private ModelFolder folder;

  @BeforeEach
  void twoModelsAndAnotherFile() throws IOException {
    Path root = project.resolve("src/main/grad");
    Files.createDirectories(root.resolve("com/acme"));
    Files.writeString(root.resolve("com/acme/mlp.grad"), "model Mlp");
    Files.writeString(root.resolve("shapes.grad"), "fn area");
    Files.writeString(root.resolve("com/acme/notes.txt"), "no model");
    folder = new ModelFolder(root, project);
  }

  @Test
  void modelsAreKnownByTheirPathsBelowTheFolderAndShownByThoseInTheProject() throws IOException {
    var files = folder.read(diagnostics);
    assertEquals(List.of("com/acme/mlp.grad", "shapes.grad"), List.copyOf(files.keySet()));
    assertEquals("src/main/grad/com/acme/mlp.grad", files.get("com/acme/mlp.grad").path());
  }

  @Test
  void fileIsFoundByItsDottedName() {
    assertEquals("model Mlp", folder.find("com.acme.mlp", diagnostics).orElseThrow().text());
    assertEquals(Optional.empty(), folder.find("acme.mlp", diagnostics));
  }

  @Test
  void fileThatIsNoTextIsReportedAndLeftOut() throws IOException {
    Files.write(project.resolve("src/main/grad/bad.grad"), new byte[] {(byte) 0xff});
    assertEquals(2, folder.read(diagnostics).size());
    assertTrue(diagnostics.hasErrors());
  }

  @Test
  void endingInAnotherCaseIsToldFromOtherFiles() throws IOException {
    Files.writeString(project.resolve("src/main/grad/UPPER.GRAD"), "model M");
    assertEquals(List.of("src/main/grad/UPPER.GRAD"), folder.almostModels());
    assertEquals(2, folder.read(diagnostics).size());
  }

  @Test
  void folderThatIsNotThereHoldsNothing() throws IOException {
    ModelFolder none = new ModelFolder(project.resolve("src/test/grad"), project);
    assertEquals(Map.of(), none.read(diagnostics));
    assertEquals(List.of(), none.almostModels());
  }
}
