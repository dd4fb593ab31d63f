package dev.gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Java has no generics over primitives, so kernels and functions of floats and of doubles are texts
 * of their own. With {@code Float} read as {@code Double}, and so on, line breaks apart, they are
 * one text: what is mended in one twin is mended in the other. Functions are read without their
 * numbers, of which doubles need more.
 */
final class TwinsTest {
  /**
   * Floats have a tanh and an error function of fewer operations, which have no room for the digits
   * of doubles.
   */
  private static final Set<String> APART =
      Set.of(
          "FloatExponentials.java",
          "FloatExponentialVectors.java",
          "FloatErrorFunction.java",
          "FloatErrorFunctionVectors.java",
          "FloatVectorMath.java");

  private static final Predicate<String> NAMES_A_COEFFICIENT =
      Pattern.compile("\\b[A-Z]\\d+\\b").asPredicate();

  @TestFactory
  Stream<DynamicTest> everyFloatKernelIsItsDoubleTwin() {
    return files("kernel", "Float")
        .filter(file -> !APART.contains(file.getFileName().toString()))
        .map(file -> twins(file, doubled(read(file)), read(Path.of(doubled(file.toString())))));
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionOfFloatsIsItsDoubleTwinButForNumbers() {
    return files("elementary", "Float")
        .filter(file -> !APART.contains(file.getFileName().toString()))
        .map(
            file ->
                twins(
                    file,
                    withoutNumbers(doubled(read(file))),
                    withoutNumbers(read(Path.of(doubled(file.toString()))))));
  }

  @Test
  void everyDoubleHasAFloatTwin() {
    for (String folder : List.of("kernel", "elementary")) {
      List<String> singles = files(folder, "Float").map(file -> doubled(file.toString())).toList();
      assertFalse(singles.isEmpty());
      assertEquals(singles, files(folder, "Double").map(Path::toString).toList());
    }
  }

  private static DynamicTest twins(Path file, String single, String full) {
    return DynamicTest.dynamicTest(
        file.getFileName().toString(), () -> assertEquals(unbroken(full), unbroken(single)));
  }

  /** Without line breaks, nor what begins the lines of comments. */
  private static String unbroken(String text) {
    return text.replaceAll("\\n *\\* ", "").replaceAll("\\s+", "");
  }

  private static String doubled(String text) {
    return text.replace("Float", "Double").replace("float", "double").replace("FLOAT", "DOUBLE");
  }

  /**
   * Without values of constants and statements that name coefficients, and with bits in longs where
   * they are in ints.
   */
  private static String withoutNumbers(String text) {
    String uniform =
        text.replaceAll("(\\d)f\\b", "$1")
            .replace("(double) ", "")
            .replaceAll("\\bint(?=\\b|Bits)", "long")
            .replaceAll("Int(?=s|Vector|Bits)", "Long")
            .replaceAll("(static final \\w+ \\w+ =)[^;]*\\b\\d[^;]*;", "$1;");
    return Arrays.stream(uniform.split(";"))
        .filter(NAMES_A_COEFFICIENT.negate())
        .collect(Collectors.joining(";"));
  }

  private static Stream<Path> files(String folder, String prefix) {
    return Stream.of("java", "vector")
        .map(root -> Path.of("src/main", root, "dev/gradwright/runtime", folder))
        .flatMap(TwinsTest::files)
        // A kernel or a function, and no format such as Float16.
        .filter(file -> file.getFileName().toString().matches(prefix + "[A-Z].*"))
        .sorted();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
