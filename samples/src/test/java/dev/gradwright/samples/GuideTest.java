package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
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
  void theBendIsTheRiseOfTheSlope() throws IOException, ReflectiveOperationException {
    try (URLClassLoader loader = loader()) {
      ModelType type = type(loader, "Slope");
      Parameters learnt = type.initialise(3);
      Model slope = type.create(learnt, 1);
      float step = 0.01f;
      double rise = slope(slope, 0.3f + step) - slope(slope, 0.3f - step);
      Method bend =
          loader
              .loadClass("com.example.FindBend")
              .getMethod("bend", loader.loadClass("com.example.Slope$Parameters"), float.class);
      // Differences of floats of about 1 over 0.02.
      assertEquals(rise / (2 * step), (float) bend.invoke(null, learnt, 0.3f), 1e-3);
    }
  }

  private static double slope(Model slope, float at) {
    slope.forward(List.of(FloatTensor.of(new float[] {at}, 1, 1)));
    return ((FloatTensor) slope.outputs().get(0)).get(0);
  }

  @Test
  void gradientsOfBatchesAddUp() throws IOException, ReflectiveOperationException {
    Dataset data =
        Dataset.of(
            FloatTensor.of(new float[] {1, 2, 3, 4, 4, 3, 2, 1, 0, 0, 5, 5, 7, 8, 8, 7}, 4, 4),
            IntTensor.of(new int[] {0, 1, 2, 1}, 4));
    try (URLClassLoader loader = loader()) {
      ModelType type = type(loader, "Flowers");
      Parameters parameters = type.initialise(3);
      Model whole = type.create(parameters, 4);
      whole.forward(data.columns());
      whole.backward();
      Model half = type.create(parameters, 2);
      loader
          .loadClass("com.example.SumGradients")
          .getMethod("overEpoch", half.getClass(), Batches.class, int.class)
          .invoke(null, half, Batches.inOrder(data, 2), 0);
      for (int i = 0; i < parameters.flat().size(); i++) {
        // The mean of all is half of the sum of both means, but for roundings.
        assertEquals(2 * whole.gradients().flat().get(i), half.gradients().flat().get(i), 1e-5);
      }
    }
  }

  private static ModelType type(ClassLoader loader, String model)
      throws ReflectiveOperationException {
    return (ModelType) loader.loadClass("com.example." + model).getField("TYPE").get(null);
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
    try (URLClassLoader loader = loader()) {
      Method main = loader.loadClass("com.example." + name).getMethod("main", String[].class);
      main.invoke(null, (Object) arguments);
    }
  }

  private URLClassLoader loader() throws IOException {
    URL[] classes = Stream.of(folder.toUri().toURL()).toArray(URL[]::new);
    return new URLClassLoader(classes, getClass().getClassLoader());
  }
}
