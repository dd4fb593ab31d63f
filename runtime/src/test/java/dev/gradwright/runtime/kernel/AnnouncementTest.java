package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log says of the kernels that were chosen, in JVMs of their own. */
final class AnnouncementTest {
  private static final String VECTORS = "--add-modules jdk.incubator.vector";

  /** Chooses the kernels. */
  static final class Chooser {
    public static void main(String[] arguments) {
      System.out.println(Kernels.provider().name());
    }
  }

  @Test
  void aJvmWithoutVectorsIsToldHowToHaveThem() throws Exception {
    String said = said("-XX:+UseFMA");
    assertTrue(said.contains("INFO: kernels: portable Java; faster with " + VECTORS), said);
    assertTrue(!said.contains("UseFMA"), said);
  }

  @Test
  void aJvmWithVectorsIsToldThatItHasThem() throws Exception {
    String said = said(VECTORS.split(" "));
    assertTrue(said.contains("INFO: kernels: Vector API"), said);
    assertTrue(!said.contains("faster with"), said);
  }

  @Test
  void aJvmWithoutTheInstructionIsToldAtOnce() throws Exception {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "elsewhere it cannot be turned off");
    String said = said("-XX:-UseFMA");
    assertTrue(said.contains("WARNING: kernels: portable Java; far too slow"), said);
  }

  private static String said(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-Duser.language=en");
    String classes = String.join(File.pathSeparator, "target/classes", "target/test-classes");
    command.addAll(List.of("-cp", classes, Chooser.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
