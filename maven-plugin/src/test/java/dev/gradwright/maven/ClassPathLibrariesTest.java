package dev.gradwright.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathLibrariesTest {
  @TempDir private Path folder;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void fileIsFoundInAJarUnderItsDottedName() throws IOException {
    Path jar = jar("shapes.jar", "META-INF/grad/acme/shapes.grad", "fn area");
    SourceFile found = find("acme.shapes", jar).orElseThrow();
    assertEquals("fn area", found.text());
    assertEquals("shapes.jar!/META-INF/grad/acme/shapes.grad", found.path());
  }

  @Test
  void fileIsFoundInAFolderOfClasses() throws IOException {
    Path file = folder.resolve("classes/META-INF/grad/shapes.grad");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "fn area");
    assertEquals("fn area", find("shapes", folder.resolve("classes")).orElseThrow().text());
  }

  @Test
  void firstElementWins() throws IOException {
    Path first = jar("first.jar", "META-INF/grad/shapes.grad", "first");
    Path second = jar("second.jar", "META-INF/grad/shapes.grad", "second");
    assertEquals("first", find("shapes", first, second).orElseThrow().text());
  }

  @Test
  void elementsWithoutTheFileAreNoTrouble() throws IOException {
    Path text = Files.writeString(folder.resolve("no.jar"), "no jar at all");
    Path other = jar("other.jar", "com/acme/Other.class", "");
    assertEquals(Optional.empty(), find("shapes", text, other, folder.resolve("missing.jar")));
    assertTrue(diagnostics.all().isEmpty());
  }

  @Test
  void fileThatIsNoTextIsReported() throws IOException {
    Path jar =
        jar("bad.jar", "META-INF/grad/bad.grad", "\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(Optional.empty(), find("bad", jar));
    assertTrue(diagnostics.hasErrors());
  }

  private Optional<SourceFile> find(String name, Path... elements) {
    return new ClassPathLibraries(List.of(elements), diagnostics).find(name);
  }

  private Path jar(String name, String entry, String text) throws IOException {
    return jar(name, entry, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path jar(String name, String entry, byte[] bytes) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(bytes);
    }
    return jar;
  }
}
