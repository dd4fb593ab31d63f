package dev.gradwright.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** Looks for the classes that generated ones lean on. */
record RuntimeOnClassPath(List<Path> elements) {
  private static final String MODEL = "dev/gradwright/runtime/model/Model.class";

  RuntimeOnClassPath {
    elements = List.copyOf(elements);
  }

  boolean isThere() {
    return elements.stream().anyMatch(RuntimeOnClassPath::holdsModel);
  }

  private static boolean holdsModel(Path element) {
    if (Files.isDirectory(element)) {
      return Files.exists(element.resolve(MODEL));
    }
    try (ZipFile jar = new ZipFile(element.toFile())) {
      return jar.getEntry(MODEL) != null;
    } catch (IOException e) {
      // A missing element, or one that is no jar, holds nothing.
      return false;
    }
  }

  static String advice(String version) {
    return String.join(
        System.lineSeparator(),
        "generated classes need the runtime, which is no dependency of this project. Add to its"
            + " pom.xml:",
        "    <dependency>",
        "      <groupId>dev.gradwright</groupId>",
        "      <artifactId>gradwright-runtime</artifactId>",
        "      <version>" + version + "</version>",
        "    </dependency>");
  }
}
