package dev.gradwright.maven;

import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a project's models may import: its own files first, then those on its class path. */
final class ProjectLibraries {
  private final List<ModelFolder> folders;
  private final ClassPathLibraries classPath;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Map<String, Optional<SourceFile>> found = new HashMap<>();

  ProjectLibraries(ModelFolder own, List<ModelFolder> others, List<Path> classPath) {
    this.folders = new ArrayList<>(List.of(own));
    this.folders.addAll(others);
    this.classPath = new ClassPathLibraries(classPath, diagnostics);
  }

  Optional<SourceFile> find(String name) {
    return found.computeIfAbsent(name, this::search);
  }

  private Optional<SourceFile> search(String name) {
    return folders.stream()
        .flatMap(folder -> folder.find(name, diagnostics).stream())
        .findFirst()
        .or(() -> classPath.find(name));
  }
}
