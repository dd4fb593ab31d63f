package dev.gradwright.benchmarks.garbage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.models.ElementwiseChain;
import dev.gradwright.samples.xor.XorNet;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models of the benchmarks and of the samples, in JVMs of their own. */
class NoGarbageTest {
  private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  @Test
  void portableStepsAllocateNothing() throws Exception {
    stepsAllocateNothing(List.of());
  }

  /** Whether C2 sees through all vectors is asked here, not how many steps it takes to begin. */
  @Test
  void stepsOnVectorsAllocateNothing() throws Exception {
    List<String> options = new ArrayList<>(VECTORS);
    options.add("-XX:CompileThresholdScaling=0.2");
    stepsAllocateNothing(options);
  }

  @Test
  void predictionsOnVectorsAllocateNothing() throws Exception {
    assertEquals(List.of("0"), lines(VECTORS, PredictionGarbage.class, List.of()));
  }

  private static void stepsAllocateNothing(List<String> options) throws Exception {
    List<String> models = new ArrayList<>(models(ElementwiseChain.class));
    models.addAll(models(XorNet.class));
    assertTrue(models.size() > 20, models::toString);
    assertEquals(
        models.stream().map(name -> name + " 0").toList(),
        lines(options, StepGarbage.class, models));
  }

  /** What a program prints in a JVM with some options. */
  private static List<String> lines(List<String> options, Class<?> program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertEquals(0, process.waitFor());
    return lines;
  }

  /** The models that stand where the class does, in whatever package. */
  private static List<String> models(Class<?> one) throws IOException, URISyntaxException {
    URI place = one.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (Files.isDirectory(Path.of(place))) {
      return models(Path.of(place));
    }
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place), Map.of())) {
      return models(jar.getPath("/"));
    }
  }

  private static List<String> models(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.replace(".class", "").replaceAll("[/\\\\]", "."))
          .filter(NoGarbageTest::isModel)
          .sorted()
          .toList();
    }
  }

  private static boolean isModel(String name) {
    try {
      Class<?> type = Class.forName(name, false, NoGarbageTest.class.getClassLoader());
      return Stream.of(type.getFields()).anyMatch(field -> field.getName().equals("TYPE"));
    } catch (ReflectiveOperationException | LinkageError none) {
      return false;
    }
  }
}
