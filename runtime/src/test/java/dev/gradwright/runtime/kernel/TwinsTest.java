package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Java has no generics over primitives, so kernels of floats and of doubles are texts of their own.
 * With {@code Float} read as {@code Double} and {@code float} as {@code double}, line breaks apart,
 * they are one text: what is mended in one twin is mended in the other.
 */
final class TwinsTest {
  private static final List<Path> SOURCES =
      Stream.of("java", "vector")
          .map(root -> Path.of("src/main", root, "dev/gradwright/runtime/kernel"))
          .toList();

  @TestFactory
  Stream<DynamicTest> everyFloatKernelIsItsDoubleTwin() {
    return named("Float").stream()
        .map(file -> DynamicTest.dynamicTest(file, () -> assertEquals(twin(file), text(file))));
  }

  @Test
  void everyDoubleKernelHasAFloatTwin() {
    List<String> singles = named("Float").stream().map(TwinsTest::doubled).toList();
    assertFalse(singles.isEmpty());
    assertEquals(singles, named("Double"));
  }

  private static String twin(String file) {
    return read(doubled(file)).replaceAll("\\s+", "");
  }

  private static String text(String file) {
    return doubled(read(file)).replaceAll("\\s+", "");
  }

  private static String doubled(String text) {
    return text.replace("Float", "Double").replace("float", "double");
  }

  private static List<String> named(String prefix) {
    return SOURCES.stream()
        .flatMap(TwinsTest::files)
        .map(file -> file.getFileName().toString())
        // A kernel, and no format such as Float16.
        .filter(name -> name.matches(prefix + "[A-Z].*"))
        .sorted()
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) {
    try {
      Path folder =
          SOURCES.stream()
              .filter(root -> Files.exists(root.resolve(file)))
              .findFirst()
              .orElseThrow();
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
