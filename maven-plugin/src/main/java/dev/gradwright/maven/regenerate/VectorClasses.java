package dev.gradwright.maven.regenerate;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources with vectors into the project's classes, which the project's own sources are
 * then compiled against: so the user's compiler needs no option. A source becomes one class.
 */
public final class VectorClasses {
  private static final String MODULE = "jdk.incubator.vector";

  private final Path sources;
  private final Path classes;
  private final Path recordFile;

  /**
   * Classes of one folder of sources.
   *
   * @param sources the folder of the sources
   * @param classes where the project's classes go
   * @param recordFile what is remembered from build to build
   */
  public VectorClasses(Path sources, Path classes, Path recordFile) {
    this.sources = sources;
    this.classes = classes;
    this.recordFile = recordFile;
  }

  /** Why this Java cannot compile them, in words; empty if it can. */
  public static Optional<String> obstacle() {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      return Optional.of("this Java has no compiler: it is no JDK");
    }
    return ModuleFinder.ofSystem().find(MODULE).isPresent()
        ? Optional.empty()
        : Optional.of("this Java has no module " + MODULE);
  }

  /**
   * Compiles those of the sources that have changed or whose class is not there, and deletes
   * classes whose source is gone.
   *
   * @param paths of all sources there are, such as {@code com/acme/MlpVectors.java}
   * @param classPath where the runtime is
   * @throws IllegalStateException if a source does not compile
   */
  public void bringUpToDate(List<String> paths, List<Path> classPath) throws IOException {
    State old = State.read(recordFile);
    for (String path : old.entries().keySet()) {
      if (!paths.contains(path)) {
        Files.deleteIfExists(classes.resolve(classOf(path)));
      }
    }
    Map<String, Entry> present = entries(paths);
    List<String> stale =
        paths.stream().filter(path -> !present.get(path).equals(old.entries().get(path))).toList();
    if (!stale.isEmpty()) {
      compile(stale, classPath);
    }
    State fresh = new State("", stale.isEmpty() ? present : entries(paths));
    if (!fresh.equals(old)) {
      fresh.write(recordFile);
    }
  }

  private Map<String, Entry> entries(List<String> paths) throws IOException {
    Map<String, Entry> entries = new TreeMap<>();
    for (String path : paths) {
      Path made = classes.resolve(classOf(path));
      String hash = Files.exists(made) ? Hash.of(Files.readAllBytes(made)) : "";
      String text = Files.readString(sources.resolve(path));
      entries.put(path, new Entry(Hash.of(text), Map.of(), Map.of(classOf(path), hash)));
    }
    return entries;
  }

  private static String classOf(String path) {
    return path.substring(0, path.lastIndexOf('.')) + ".class";
  }

  /** Into a folder of their own first: an error leaves the project as it was. */
  private void compile(List<String> paths, List<Path> classPath) throws IOException {
    Path fresh = Files.createTempDirectory("gradwright");
    try {
      compile(paths, classPath, fresh);
      for (String path : paths) {
        String made = classOf(path);
        WholeFile.write(classes.resolve(made), Files.readAllBytes(fresh.resolve(made)));
      }
    } finally {
      delete(fresh);
    }
  }

  private void compile(List<String> paths, List<Path> classPath, Path into) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options = List.of("--release", "17", "--add-modules", MODULE, "-proc:none", "-g");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(into));
      var units = files.getJavaFileObjectsFromPaths(paths.stream().map(sources::resolve).toList());
      if (!compiler.getTask(said, files, null, options, null, units).call()) {
        throw new IllegalStateException("kernels with vectors do not compile:\n" + said);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
