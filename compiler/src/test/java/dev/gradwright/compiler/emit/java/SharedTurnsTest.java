package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.Work;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.parallel.Threads;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kernels and products whose turns threads share, down to the smallest; the counts of threads are
 * its own, whatever the JVM was started with.
 */
@Timeout(300)
@DisabledIfSystemProperty(named = "gradwright.threads", matches = ".+")
class SharedTurnsTest {
  private static final List<Path> ROOTS =
      List.of(Path.of("../samples/src/main/grad"), Path.of("../benchmarks/src/main/grad"));

  /** Splits into unequal parts, and fills no vector. */
  private static final long ROWS = 19;

  private final int before = Threads.count();
  private final long grain = Threads.grain();

  @AfterEach
  void restore() {
    Threads.use(before);
    Threads.grain(grain);
  }

  @ParameterizedTest
  @CsvSource({"F32, PORTABLE_AND_VECTORS", "F64, PORTABLE"})
  void samplesHaveTheSameBitsForAnyCountOfThreads(Precision precision, Flavours flavours) {
    List<Compilation> files = compile(precision, flavours);
    Map<String, String> sources = new LinkedHashMap<>();
    Map<String, String> vectors = new LinkedHashMap<>();
    for (Compilation file : files) {
      sources.putAll(file.sources());
      vectors.putAll(file.vectors());
    }
    Compiled compiled = Compiled.ofSources(sources, vectors);
    Threads.grain(1);
    int split = 0;
    for (Graph graph : files.stream().flatMap(f -> f.models().stream()).toList()) {
      ModelType type = compiled.typeOf(graph.packageName() + "." + graph.name());
      Threads.use(1);
      List<double[]> expected = numbers(graph, precision, type);
      for (int threads : List.of(2, 3, 8)) {
        Threads.use(threads);
        List<double[]> found = numbers(graph, precision, type);
        split += Threads.handOvers() > 0 ? 1 : 0;
        for (int i = 0; i < expected.size(); i++) {
          String what = graph.name() + ", " + threads + " threads, result " + i;
          assertArrayEquals(expected.get(i), found.get(i), what);
        }
      }
    }
    assertTrue(split > 40, split + " runs were split");
  }

  private static List<double[]> numbers(Graph graph, Precision precision, ModelType type) {
    Map<String, Long> dims = new HashMap<>();
    graph.dims().forEach(dim -> dims.put(dim.name(), ROWS));
    Run run = new Run(graph, precision, type, dims, Run.random(1));
    run.step();
    List<double[]> numbers = new ArrayList<>();
    numbers.add(new double[] {run.step()});
    Model model = run.model();
    model.outputs().forEach(output -> numbers.add(Run.numbers(output).elements()));
    model.gradients().list().forEach(g -> numbers.add(Run.numbers(g.value()).elements()));
    graph.inputs().stream()
        .flatMap(input -> model.inputGradient(input.name()).stream())
        .forEach(gradient -> numbers.add(Run.numbers(gradient).elements()));
    return numbers;
  }

  private static List<Compilation> compile(Precision precision, Flavours flavours) {
    GradientCompiler compiler =
        new GradientCompiler(
            name -> Optional.empty(), CompilerOptions.defaults().in(precision).with(flavours));
    List<Compilation> all = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".grad"))
            .sorted()
            .forEach(file -> all.add(compile(compiler, root.relativize(file).toString(), file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static Compilation compile(GradientCompiler compiler, String path, Path file) {
    String name = path.substring(0, path.lastIndexOf('.')).replace('/', '.');
    try {
      return compiler.compile(name, SourceFile.of(path, Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void moreSumsOfLongArraysThanOneMethodCallsAreJava() {
    int sums = 60;
    StringBuilder text = new StringBuilder("model Sums {\n  dim N;\n");
    for (int i = 0; i < sums; i++) {
      text.append("  input x%1$d: real[N];\n  output s%1$d = sum(x%1$d);\n".formatted(i));
    }
    text.append("  output y = gelu(x0 * x1) * tanh(x0);\n}\n");
    ModelType type =
        Compiled.ofText(text.toString(), Precision.F32, Flavours.PORTABLE_AND_VECTORS).type("Sums");
    Model model = type.create(type.initialise(1), (int) ROWS);
    List<FloatTensor> inputs = new ArrayList<>();
    for (int i = 0; i < sums; i++) {
      FloatTensor input = FloatTensor.zeros((int) ROWS);
      input.set(0, i);
      inputs.add(input);
    }
    model.forward(inputs);
    for (int i = 0; i < sums; i++) {
      assertEquals(i, ((FloatTensor) model.outputs().get(i)).array()[0]);
    }
  }

  /** Some of its values are for one strip alone, two sums are added up from turn to turn. */
  private static final String STRIPS =
      """
      model Strips {
        dim N;
        input x: real[N];
        input w: real[N];
        let y = gelu(x * w) * tanh(x);
        output total = sum(y);
        output squares = sum(y^2);
        output (xSlope, wSlope) = grad(sum(y) wrt x, w);
      }
      """;

  @ParameterizedTest
  @ValueSource(ints = {1000, 4099, 70_001})
  void chainsHaveTheSameBitsForAnyCountOfThreads(int length) {
    ModelType type =
        Compiled.ofText(STRIPS, Precision.F32, Flavours.PORTABLE_AND_VECTORS).type("Strips");
    Threads.grain(1);
    Threads.use(1);
    List<float[]> expected = strips(type, length);
    for (int threads : List.of(2, 3, 8)) {
      Threads.use(threads);
      List<float[]> found = strips(type, length);
      assertEquals(length > 1024, Threads.handOvers() > 0);
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i), threads + " threads, result " + i);
      }
    }
  }

  /** With the grain that users have. */
  @Test
  void shortChainsAreLeftToTheirThreadAndLongOnesAreNot() {
    for (Flavours flavours : Flavours.values()) {
      ModelType type = Compiled.ofText(STRIPS, Precision.F32, flavours).type("Strips");
      Threads.use(2);
      strips(type, 500);
      assertEquals(0, Threads.handOvers(), flavours::name);
      strips(type, 70_001);
      assertTrue(Threads.handOvers() > 0, flavours::name);
    }
  }

  private static List<float[]> strips(ModelType type, int length) {
    Model model = type.create(type.initialise(1), length);
    Random random = new Random(length);
    FloatTensor x = FloatTensor.zeros(length);
    FloatTensor w = FloatTensor.zeros(length);
    for (int i = 0; i < length; i++) {
      x.set(i, random.nextGaussian());
      w.set(i, random.nextGaussian());
    }
    model.forward(List.of(x, w));
    return model.outputs().stream().map(y -> ((FloatTensor) y).array().clone()).toList();
  }

  private static final String RINGS =
      """
      model Rings {
        dim N;
        input x: real[N, 40];
        param w: real[40, 40] init normal(std = 0.1);
        let h = tanh(x @ w);
        loss = mean(scan t in 5 from (a = h) { next a = tanh(a @ w + x); yield sum(a); });
      }
      """;

  @Test
  void twoModelsTrainAtTheSameTime() throws InterruptedException {
    Threads.grain(1);
    Threads.use(1);
    ModelType type = Compiled.ofText(RINGS, Precision.F32).type("Rings");
    float[] expected = trained(type);
    Threads.use(3);
    float[][] found = new float[2][];
    Thread[] both = new Thread[2];
    for (int i = 0; i < both.length; i++) {
      int own = i;
      both[i] = new Thread(() -> found[own] = trained(type));
      both[i].start();
    }
    for (Thread thread : both) {
      thread.join();
    }
    assertTrue(Threads.handOvers() > 0);
    assertArrayEquals(expected, found[0]);
    assertArrayEquals(expected, found[1]);
  }

  private static float[] trained(ModelType type) {
    Model model = rings(type);
    FloatTensor w = (FloatTensor) model.parameters().list().get(0).value();
    FloatTensor slope = (FloatTensor) model.gradients().list().get(0).value();
    List<Tensor> inputs = List.of(inputOfRings());
    for (int step = 0; step < 200; step++) {
      model.forward(inputs);
      model.backward();
      for (int i = 0; i < w.size(); i++) {
        w.array()[i] -= 0.01f * slope.array()[i];
      }
    }
    return w.array();
  }

  private static Model rings(ModelType type) {
    return type.create(type.initialise(3), 30);
  }

  private static FloatTensor inputOfRings() {
    FloatTensor x = FloatTensor.zeros(30, 40);
    Random random = new Random(5);
    for (int i = 0; i < x.size(); i++) {
      x.set(i, random.nextGaussian());
    }
    return x;
  }

  // Vectors are objects until HotSpot has compiled all that handles them, whatever the threads: in
  // a JVM that has run much else, some stay so.
  @Test
  void stepsOnSeveralThreadsAllocateNothing() {
    assumeFalse(Kernels.hasVectors());
    Threads.grain(1);
    Threads.use(3);
    Model model = rings(Compiled.ofText(RINGS, Precision.F32).type("Rings"));
    List<Tensor> inputs = List.of(inputOfRings());
    long allocated = 1;
    for (int round = 0; allocated > 0 && round < 1500; round++) {
      allocated =
          Work.of(
              () -> {
                for (int step = 0; step < 20; step++) {
                  model.forward(inputs);
                  model.backward();
                }
              });
    }
    assertEquals(0, allocated);
    assertTrue(Threads.handOvers() > 0);
  }

  @Test
  void theFirstNumberOutsideItsDomainIsTheOneOfOneThread() {
    String text =
        """
        fn half(a: real in 0..1) -> real { return 0.5 * a; }
        model Halves {
          dim N;
          input x: real[N];
          output y = half(x);
        }
        """;
    ModelType type = Compiled.ofText(text, Precision.F64).type("Halves");
    DoubleTensor x = DoubleTensor.zeros(100);
    x.set(70, 2);
    x.set(20, 3);
    x.set(90, 4);
    Model model = type.create(type.initialise(1), 100);
    Threads.grain(1);
    for (int threads : List.of(1, 4)) {
      Threads.use(threads);
      String message =
          assertThrows(ShapeException.class, () -> model.forward(List.of(x))).getMessage();
      assertEquals("argument `a` of `half`, declared in 0..1, is 3.0", message);
      assertEquals(threads > 1, Threads.handOvers() > 0);
    }
  }
}
