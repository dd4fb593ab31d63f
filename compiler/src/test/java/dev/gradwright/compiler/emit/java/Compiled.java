package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Java text compiled in memory, under the strictest warnings, and loaded. */
public final class Compiled {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Open as long as the JVM: it keeps what it has read of jars. */
  private static final JavaFileManager PLATFORM = JAVAC.getStandardFileManager(null, null, null);

  private final Map<String, byte[]> classes;
  private final ClassLoader loader;
  private final Set<String> loaded = new TreeSet<>();

  private Compiled(Map<String, byte[]> classes) {
    this.classes = classes;
    this.loader =
        new ClassLoader(Compiled.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            loaded.add(name);
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
  }

  static Compiled of(Graph graph, Precision precision) {
    return of(List.of(graph), precision);
  }

  static Compiled of(List<Graph> graphs, Precision precision) {
    return of(graphs, precision, Flavours.PORTABLE);
  }

  static Compiled of(List<Graph> graphs, Precision precision, Flavours flavours) {
    Map<String, String> sources = new LinkedHashMap<>();
    Map<String, String> vectors = new LinkedHashMap<>();
    for (Graph graph : graphs) {
      Program program = Scheduler.schedule(graph, precision, flavours);
      sources.putAll(JavaEmitter.emit(program));
      vectors.putAll(JavaEmitter.emitVectors(program));
    }
    return ofSources(sources, vectors);
  }

  /** Models of a text, whose package is {@code made}. */
  static Compiled ofText(String text, Precision precision) {
    return ofSources(sources(text, precision));
  }

  /** The same, its kernels in other flavours. */
  static Compiled ofText(String text, Precision precision, Flavours flavours) {
    Compilation made = compilation(text, precision, flavours);
    return ofSources(made.sources(), made.vectors());
  }

  /** The Java of a text's kernels with vectors. */
  static Map<String, String> vectorsOf(String text, Precision precision) {
    return compilation(text, precision, Flavours.PORTABLE_AND_VECTORS).vectors();
  }

  private static Compilation compilation(String text, Precision precision, Flavours flavours) {
    CompilerOptions options = CompilerOptions.defaults().in(precision).with(flavours);
    return faultless(compilation(text, options));
  }

  /** All Java of a text's models. */
  static String javaOf(String text, Precision precision) {
    return String.join("\n", sources(text, precision).values());
  }

  /** What came of a compilation without errors and warnings. */
  public static Compiled of(Compilation made) {
    return ofSources(faultless(made).sources());
  }

  private static Map<String, String> sources(String text, Precision precision) {
    return faultless(compilation(text, precision)).sources();
  }

  /** What is said of a text. */
  static List<Diagnostic> diagnostics(String text) {
    return compilation(text, Precision.F32).diagnostics();
  }

  private static Compilation compilation(String text, Precision precision) {
    return compilation(text, CompilerOptions.defaults().in(precision));
  }

  private static Compilation compilation(String text, CompilerOptions options) {
    return new GradientCompiler(none -> Optional.empty(), options)
        .compile("made.text", SourceFile.of("text.grad", text));
  }

  private static Compilation faultless(Compilation made) {
    if (!made.diagnostics().isEmpty()) {
      throw new AssertionError(made.diagnostics());
    }
    return made;
  }

  public static Compiled ofSources(Map<String, String> sources) {
    return ofSources(sources, Map.of());
  }

  /** As the Maven plugin does: sources with vectors first, by a compiler that knows vectors. */
  static Compiled ofSources(Map<String, String> sources, Map<String, String> vectors) {
    Map<String, byte[]> classes = new TreeMap<>();
    if (!vectors.isEmpty()) {
      compile(vectors, classes, List.of("-Xlint:all", "--add-modules", "jdk.incubator.vector"));
    }
    compile(sources, classes, List.of("-Xlint:all,-processing", "-Werror"));
    return new Compiled(classes);
  }

  private static void compile(
      Map<String, String> sources, Map<String, byte[]> classes, List<String> strictness) {
    StringWriter messages = new StringWriter();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((path, text) -> units.add(new Source(path, text)));
    List<String> options = new ArrayList<>(strictness);
    options.addAll(List.of("--release", "17"));
    JavaFileManager files = new InMemory(PLATFORM, classes);
    if (!JAVAC.getTask(messages, files, null, options, null, units).call()) {
      throw new AssertionError(messages + "\n" + String.join("\n", sources.values()));
    }
  }

  /** The bytes of all classes by name. */
  Map<String, byte[]> classes() {
    return classes;
  }

  /** For who looks for classes by name. */
  public ClassLoader loader() {
    return loader;
  }

  /** Whether anything has needed a class yet. */
  boolean isLoaded(String name) {
    return loaded.contains(name);
  }

  Class<?> load(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** What Java's serialisation wrote of an object of these classes. */
  Parameters readSerialised(byte[] bytes) {
    ByteArrayInputStream from = new ByteArrayInputStream(bytes);
    try (ObjectInputStream in =
        new ObjectInputStream(from) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass described)
              throws IOException, ClassNotFoundException {
            return described.getName().startsWith("made.")
                ? load(described.getName())
                : super.resolveClass(described);
          }
        }) {
      return (Parameters) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  ModelType type(String model) {
    return typeOf("made." + model);
  }

  /** What stands in the constant {@code TYPE} of a class. */
  public ModelType typeOf(String className) {
    try {
      return (ModelType) load(className).getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** A class that was compiled before. */
  private static final class Binary extends SimpleJavaFileObject {
    private final String name;
    private final byte[] bytes;

    Binary(String name, byte[] bytes) {
      super(URI.create("mem:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
      this.name = name;
      this.bytes = bytes;
    }

    boolean isIn(String packageName) {
      return name.lastIndexOf('.') == packageName.length() && name.startsWith(packageName);
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    InMemory(JavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      List<JavaFileObject> found = new ArrayList<>();
      super.list(location, packageName, kinds, recurse).forEach(found::add);
      if (location == StandardLocation.CLASS_PATH) {
        classes.entrySet().stream()
            .map(made -> new Binary(made.getKey(), made.getValue()))
            .filter(made -> made.isIn(packageName))
            .forEach(found::add);
      }
      return found;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      return file instanceof Binary made ? made.name : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(name, toByteArray());
            }
          };
        }
      };
    }
  }
}
