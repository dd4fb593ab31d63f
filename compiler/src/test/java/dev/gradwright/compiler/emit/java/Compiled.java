package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java text compiled in memory, under the strictest warnings, and loaded. */
public final class Compiled {
  private final Map<String, byte[]> classes;
  private final ClassLoader loader;

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
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
  }

  static Compiled of(Graph graph, Precision precision) {
    return of(List.of(graph), precision);
  }

  static Compiled of(List<Graph> graphs, Precision precision) {
    Map<String, String> sources = new LinkedHashMap<>();
    graphs.forEach(graph -> sources.putAll(JavaEmitter.emit(Scheduler.schedule(graph, precision))));
    return ofSources(sources);
  }

  /** Models of a text, whose package is {@code made}. */
  static Compiled ofText(String text, Precision precision) {
    return ofSources(sources(text, precision));
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
    return new GradientCompiler(none -> Optional.empty(), CompilerOptions.defaults().in(precision))
        .compile("made.text", SourceFile.of("text.grad", text));
  }

  private static Compilation faultless(Compilation made) {
    if (!made.diagnostics().isEmpty()) {
      throw new AssertionError(made.diagnostics());
    }
    return made;
  }

  public static Compiled ofSources(Map<String, String> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Map<String, byte[]> classes = new TreeMap<>();
    StringWriter messages = new StringWriter();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((path, text) -> units.add(new Source(path, text)));
    try (JavaFileManager files =
        new InMemory(javac.getStandardFileManager(null, null, null), classes)) {
      boolean compiled =
          javac
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("-Xlint:all,-processing", "-Werror", "--release", "17"),
                  null,
                  units)
              .call();
      if (!compiled) {
        throw new AssertionError(messages + "\n" + String.join("\n", sources.values()));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Compiled(classes);
  }

  /** The bytes of all classes by name. */
  Map<String, byte[]> classes() {
    return classes;
  }

  /** For who looks for classes by name. */
  public ClassLoader loader() {
    return loader;
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

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    InMemory(JavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
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
