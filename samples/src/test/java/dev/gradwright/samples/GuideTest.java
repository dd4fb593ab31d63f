package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of the guide compile without a warning beside the generated ones, and run. */
final class GuideTest {
  @TempDir Path folder;

  @BeforeEach
  void compileTheGuide() throws IOException {
    Document guide = Document.read("docs/guide.md");
    List<Path> files = new ArrayList<>();
    for (Document.Block block : guide.in("grad")) {
      if (!block.name().equals("bad")) {
        Map<String, String> sources =
            DocumentsTest.compile("com.example." + block.name(), block.text()).sources();
        for (Map.Entry<String, String> source : sources.entrySet()) {
          files.add(write(source.getKey(), source.getValue()));
        }
      }
    }
    for (Document.Block block : guide.in("java")) {
      files.add(write("com/example/" + block.name() + ".java", block.text()));
    }
    compile(files);
  }

  private Path write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void compile(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  new PrintWriter(messages),
                  manager,
                  null,
                  List.of("-Xlint:all", "-Werror", "-proc:none", "-d", folder.toString()),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertTrue(compiled, messages::toString);
    }
  }

  @Test
  void theCurveIsLearnt() throws IOException, ReflectiveOperationException {
    run("LearnCurve");
  }

  @Test
  void theFlowersAreLearnt() throws IOException, ReflectiveOperationException {
    run("LearnFlowers", Samples.data("iris/iris.csv").toString());
  }

  @Test
  void aResumedRunEndsInTheSameFile() throws IOException, ReflectiveOperationException {
    Path whole = folder.resolve("whole.safetensors");
    Path parts = folder.resolve("parts.safetensors");
    run("ResumeCurve", whole.toString(), "6");
    run("ResumeCurve", parts.toString(), "2");
    run("ResumeCurve", parts.toString(), "6");
    assertEquals(-1, Files.mismatch(whole, parts));
  }

  @Test
  void scalingTheLossLearnsWhatUnderflowsWithout()
      throws IOException, ReflectiveOperationException {
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      run("LearnFaint");
    } finally {
      System.setOut(out);
    }
    List<Double> parts =
        said.toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> Double.valueOf(line.substring(line.indexOf(':') + 1).strip()))
            .toList();
    assertEquals(1.0, parts.get(0));
    assertTrue(parts.get(1) < 0.05, parts::toString);
  }

  private void run(String name, String... arguments)
      throws IOException, ReflectiveOperationException {
    URL[] classes = Stream.of(folder.toUri().toURL()).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      Method main = loader.loadClass("com.example." + name).getMethod("main", String[].class);
      main.invoke(null, (Object) arguments);
    }
  }
}
