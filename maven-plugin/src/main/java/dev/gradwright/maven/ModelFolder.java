package dev.gradwright.maven;

import dev.gradwright.compiler.parse.SourceReader;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of model files, shown to users by their path from the project's folder. */
final class ModelFolder {
  private static final String ENDING = ".grad";

  private final Path root;
  private final Path project;

  ModelFolder(Path root, Path project) {
    this.root = root.toAbsolutePath().normalize();
    this.project = project.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  /** All model files by their path below the folder; those that cannot be read are reported. */
  Map<String, SourceFile> read(Diagnostics diagnostics) throws IOException {
    Map<String, SourceFile> files = new TreeMap<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : (Iterable<Path>) paths.filter(ModelFolder::isModel)::iterator) {
          SourceReader.read(path, shown(path), diagnostics)
              .ifPresent(file -> files.put(slashed(root.relativize(path)), file));
        }
      }
    }
    return files;
  }

  /** Files that case alone tells from model files, as users know them. */
  List<String> almostModels() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> !isModel(path) && Files.isRegularFile(path))
          .filter(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(ENDING))
          .map(this::shown)
          .sorted()
          .toList();
    }
  }

  /** The file of a dotted name, if it is there. */
  Optional<SourceFile> find(String name, Diagnostics diagnostics) {
    Path path = root.resolve(name.replace('.', '/') + ENDING);
    return Files.isRegularFile(path)
        ? SourceReader.read(path, shown(path), diagnostics)
        : Optional.empty();
  }

  private static boolean isModel(Path path) {
    return path.toString().endsWith(ENDING) && Files.isRegularFile(path);
  }

  private String shown(Path path) {
    return slashed(path.startsWith(project) ? project.relativize(path) : path);
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
