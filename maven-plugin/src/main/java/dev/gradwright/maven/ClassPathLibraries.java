package dev.gradwright.maven;

import dev.gradwright.compiler.parse.SourceReader;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Model files below {@code META-INF/grad} of jars and class folders. */
final class ClassPathLibraries {
  /** Where a project's model files lie in its jar. */
  static final String FOLDER = "META-INF/grad";

  private final List<Path> elements;
  private final Diagnostics diagnostics;

  ClassPathLibraries(List<Path> elements, Diagnostics diagnostics) {
    this.elements = List.copyOf(elements);
    this.diagnostics = diagnostics;
  }

  /** The file of a dotted name in the first element that has it. */
  Optional<SourceFile> find(String name) {
    String path = FOLDER + "/" + name.replace('.', '/') + ".grad";
    return elements.stream().flatMap(element -> read(element, path).stream()).findFirst();
  }

  private Optional<SourceFile> read(Path element, String path) {
    if (Files.isDirectory(element)) {
      Path file = element.resolve(path);
      return Files.isRegularFile(file)
          ? SourceReader.read(file, element.getFileName() + "/" + path, diagnostics)
          : Optional.empty();
    }
    return Files.isRegularFile(element) ? readEntry(element, path) : Optional.empty();
  }

  private Optional<SourceFile> readEntry(Path jar, String path) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(path);
      return entry == null
          ? Optional.empty()
          : SourceReader.decode(
              zip.getInputStream(entry).readAllBytes(),
              jar.getFileName() + "!/" + path,
              diagnostics);
    } catch (IOException e) {
      // What is no jar holds no models; the Java compiler complains about it better than we could.
      return Optional.empty();
    }
  }
}
