package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders of inputs with expected texts beside them; {@code -Dgoldens=write} writes what comes out
 * instead of comparing.
 */
public final class Goldens {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Goldens() {}

  /** The files of a folder of the test resources with this ending, by name. */
  public static List<Path> inputs(String folder, String ending) {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      assertFalse(found.isEmpty(), () -> folder + " holds no " + ending);
      return found;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** What a file holds. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** One of the design's snippets. */
  public static String snippet(String name) {
    return text(RESOURCES.resolve("snippets").resolve(name));
  }

  /** The text beside an input, under the same name but for its ending. */
  public static void compare(Path input, String ending, String actual) {
    String name = input.getFileName().toString();
    Path golden = input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    try {
      if (System.getProperty("goldens", "").equals("write")) {
        Files.writeString(golden, actual);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    assertEquals(text(golden), actual, golden::toString);
  }
}
