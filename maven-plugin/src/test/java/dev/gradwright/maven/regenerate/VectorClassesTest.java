package dev.gradwright.maven.regenerate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorClassesTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
  private static final String A = "acme/A.java";
  private static final String B = "acme/B.java";

  @TempDir private Path target;

  @BeforeEach
  void twoClassesAreUpToDate() throws IOException {
    write(A, "final class A { jdk.incubator.vector.FloatVector x; }");
    write(B, "final class B {}");
    bringUpToDate(A, B);
    for (String name : List.of("A", "B")) {
      Files.setLastModifiedTime(classFile(name), LONG_AGO);
    }
    Files.setLastModifiedTime(recordFile(), LONG_AGO);
  }

  @Test
  void secondBuildTouchesNothing() throws IOException {
    bringUpToDate(A, B);
    assertFalse(isFresh(classFile("A")));
    assertFalse(isFresh(classFile("B")));
    assertFalse(isFresh(recordFile()));
  }

  @Test
  void changedSourceAloneIsCompiledAgain() throws IOException {
    write(A, "final class A { int y; }");
    bringUpToDate(A, B);
    assertTrue(isFresh(classFile("A")));
    assertFalse(isFresh(classFile("B")));
  }

  @Test
  void lostOrForeignClassIsRestored() throws IOException {
    byte[] expected = Files.readAllBytes(classFile("B"));
    Files.delete(classFile("A"));
    Files.writeString(classFile("B"), "another");
    bringUpToDate(A, B);
    assertTrue(Files.exists(classFile("A")));
    assertArrayEquals(expected, Files.readAllBytes(classFile("B")));
  }

  @Test
  void sourceThatIsGoneTakesItsClassAlong() throws IOException {
    bringUpToDate(B);
    assertFalse(Files.exists(classFile("A")));
    assertFalse(isFresh(classFile("B")));
  }

  @Test
  void errorLeavesTheClassesAsTheyWere() throws IOException {
    write(A, "final class A { int y; }");
    write(B, "nonsense");
    Throwable thrown = assertThrows(IllegalStateException.class, () -> bringUpToDate(A, B));
    assertTrue(thrown.getMessage().contains("B.java"), thrown.getMessage());
    assertFalse(isFresh(classFile("A")));
  }

  @Test
  void damagedRecordIsAsGoodAsNone() throws IOException {
    Files.write(recordFile(), new byte[] {(byte) 0xff, 10});
    bringUpToDate(A, B);
    assertTrue(isFresh(classFile("A")));
    assertEquals(2, State.read(recordFile()).entries().size());
  }

  private void bringUpToDate(String... paths) throws IOException {
    new VectorClasses(target.resolve("sources"), target.resolve("classes"), recordFile())
        .bringUpToDate(List.of(paths), List.of());
  }

  private void write(String path, String text) throws IOException {
    Path file = target.resolve("sources").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "package acme;\n" + text);
  }

  private Path classFile(String name) {
    return target.resolve("classes/acme").resolve(name + ".class");
  }

  private Path recordFile() {
    return target.resolve("classes.state");
  }

  private static boolean isFresh(Path file) throws IOException {
    return !Files.getLastModifiedTime(file).equals(LONG_AGO);
  }
}
