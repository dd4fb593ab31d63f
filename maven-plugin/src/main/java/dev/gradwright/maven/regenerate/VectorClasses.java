package dev.gradwright.maven.regenerate;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
    Map<String, String> old = remembered();
    for (String path : old.keySet()) {
      if (!paths.contains(path)) {
        Files.deleteIfExists(classOf(classes, path));
      }
    }
    List<String> stale = new ArrayList<>();
    for (String path : paths) {
      if (!mark(path).equals(old.get(path))) {
        stale.add(path);
      }
    }
    if (!stale.isEmpty()) {
      compile(stale, classPath);
    }
    if (!stale.isEmpty() || !old.keySet().equals(new TreeSet<>(paths))) {
      remember(paths);
    }
  }

  /** Changes with the source and with the class. */
  private String mark(String path) throws IOException {
    Path file = classOf(classes, path);
    byte[] made = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    return Hash.of(Files.readString(sources.resolve(path)))
        + " "
        + Hash.of(new String(made, StandardCharsets.ISO_8859_1));
  }

  private static Path classOf(Path folder, String path) {
    return folder.resolve(path.substring(0, path.lastIndexOf('.')) + ".class");
  }

  /** Into a folder of their own first: an error leaves the project as it was. */
  private void compile(List<String> paths, List<Path> classPath) throws IOException {
    Path fresh = Files.createTempDirectory("gradwright");
    try {
      compile(paths, classPath, fresh);
      for (String path : paths) {
        Path target = classOf(classes, path);
        Files.createDirectories(target.getParent());
        WholeFile.write(target, Files.readAllBytes(classOf(fresh, path)));
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

  private Map<String, String> remembered() throws IOException {
    Map<String, String> marks = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(recordFile)) {
        String[] parts = line.split("\t", 2);
        marks.put(parts[0], parts[parts.length - 1]);
      }
    } catch (NoSuchFileException e) {
      // The first build, or the first after a clean one.
    }
    return marks;
  }

  private void remember(List<String> paths) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String path : paths) {
      lines.add(path + "\t" + mark(path));
    }
    WholeFile.write(recordFile, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
  }
}
