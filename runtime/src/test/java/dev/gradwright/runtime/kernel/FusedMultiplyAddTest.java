package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a JVM says of its instructions, in JVMs of their own. */
final class FusedMultiplyAddTest {

  /** Chooses the kernels. */
  static final class Chooser {
    public static void main(String[] arguments) {
      System.out.println(Kernels.provider().name());
    }
  }

  @Test
  void aJvmThatHasTheInstructionIsNotWarnedOf() throws Exception {
    String said = said("-XX:+UseFMA");
    assertTrue(said.contains("faster with --add-modules"), said);
    assertTrue(!said.contains("UseFMA"), said);
  }

  @Test
  void aJvmWithoutItIsToldAtOnce() throws Exception {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "elsewhere it cannot be turned off");
    String said = said("-XX:-UseFMA");
    assertTrue(said.contains("WARNING: kernels: portable Java; far too slow"), said);
  }

  private static String said(String option) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                String.join(File.pathSeparator, "target/classes", "target/test-classes"),
                Chooser.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
