package dev.gradwright.benchmarks.garbage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.models.ElementwiseChain;
import dev.gradwright.runtime.model.ModelType;
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

/** All models of the benchmarks and of the samples, found by their classes. */
final class Models {
  private Models() {}

  static List<String> names() throws IOException, URISyntaxException {
    List<String> models = new ArrayList<>(models(ElementwiseChain.class));
    models.addAll(models(XorNet.class));
    assertTrue(models.size() > 20, models::toString);
    return models;
  }

  static ModelType type(String name) throws ReflectiveOperationException {
    return (ModelType) Class.forName(name).getField("TYPE").get(null);
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
          .filter(Models::isModel)
          .sorted()
          .toList();
    }
  }

  private static boolean isModel(String name) {
    try {
      Class<?> type = Class.forName(name, false, Models.class.getClassLoader());
      return Stream.of(type.getFields()).anyMatch(field -> field.getName().equals("TYPE"));
    } catch (ReflectiveOperationException | LinkageError none) {
      return false;
    }
  }
}
