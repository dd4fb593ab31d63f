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

/** The models of the benchmarks and of the samples, in a JVM without vectors. */
class NoGarbageTest {
  @Test
  void portableStepsAllocateNothing() throws Exception {
    List<String> models = new ArrayList<>(models(ElementwiseChain.class));
    models.addAll(models(XorNet.class));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StepGarbage.class.getName());
    command.addAll(models);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertEquals(0, process.waitFor());
    assertTrue(models.size() > 20, models::toString);
    assertEquals(models.stream().map(name -> name + " 0").toList(), lines);
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
