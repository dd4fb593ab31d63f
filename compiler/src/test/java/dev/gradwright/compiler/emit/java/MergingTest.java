package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Loops;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.schedule.Merging;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Short kernels as one: the bits of the kernels apart, and what becomes of their arrays. */
class MergingTest {
  private static final String NET =
      """
      model Net {
        input x: real[2];
        input y: real[3];
        param w: real[2, 3] init normal(std = 0.5);
        param b: real[3] init normal(std = 0.5);
        let h = tanh(x @ w + b);
        output wide = concat(h, x);
        loss = sum((h - y)^2) + max(h);
      }
      """;

  /** A state that each step reads before it writes it, and rows that it looks up. */
  private static final String SWING =
      """
      model Swing {
        dim T;
        input push: real[T];
        input row: int[T] in 0..4;
        param table: real[4, 2] init normal(std = 0.5);
        param k: real = 1.5;
        let path = scan t in T from (a = [0.5, 0.1]) {
          let u[i] = table[row[t], i] * a[i];
          let turned = [a[1] + u[0], push[t] - k * sin(a[0]) - u[1]];
          next a = [a[0] + 0.1 * turned[0], a[1] + 0.1 * turned[1]];
          yield a;
        };
        loss = sum(path^2);
      }
      """;

  /** Sums of ints as they grow. */
  private static final String COUNTS =
      """
      model Counts {
        input n: int[4] in 0..5;
        input x: real[4];
        param w: real[4] init normal(std = 0.5);
        output upTo = cumsum(n);
        output before = cumsum(n, exclusive = true);
        output y = 2 * x;
        loss = sum(cumsum(w * x) * y);
      }
      """;

  /** Kernels of any length stay loops. */
  private static final String ROWS =
      """
      model Rows {
        dim N;
        input x: real[N, 3];
        param w: real[3] init normal(std = 0.5);
        loss = mean(exp(x @ w) * tanh(x @ w));
      }
      """;

  /** Seeds of 0 beside slopes that are not finite where they are not asked for. */
  private static final String GUARDED =
      """
      model Guarded {
        input x: real[4];
        input y: real[4];
        param w: real[4, 4] init normal(std = 0.5);
        let seen = where(x > 0, y * exp(w @ x / x) / (x - 0.5), 0);
        let last = where(y > 0, tanh(w @ seen), seen / y);
        loss = sum(exp(w @ last) * seen);
      }
      """;

  private static Program program(String text, Precision precision) {
    return Loops.of(text, precision).program();
  }

  private static List<Step> steps(Program program, Entry entry) {
    return program.routines().stream()
        .filter(routine -> routine.entry() == entry)
        .findFirst()
        .orElseThrow()
        .steps();
  }

  private static List<double[]> trained(Loops loops, Precision precision, Program program) {
    Compiled compiled = Compiled.ofSources(JavaEmitter.emit(program));
    Graph graph = loops.graph();
    ModelType type = compiled.typeOf(graph.packageName() + "." + graph.name());
    Run run = new Run(graph, precision, type, Map.of("T", 7L, "N", 5L), Run.random(3));
    List<double[]> numbers = new ArrayList<>();
    for (int step = 0; step < 3; step++) {
      numbers.add(new double[] {run.step()});
      Model model = run.model();
      model.outputs().forEach(output -> numbers.add(Run.numbers(output).elements()));
      model.gradients().list().forEach(g -> numbers.add(Run.numbers(g.value()).elements()));
    }
    return numbers;
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void mergedKernelsHaveTheBitsOfThoseApart(Precision precision) {
    for (String text : List.of(NET, SWING, COUNTS, ROWS, GUARDED)) {
      Loops loops = Loops.of(text, precision);
      List<double[]> expected = trained(loops, precision, loops.program());
      List<double[]> found = trained(loops, precision, Merging.of(loops.program()));
      assertEquals(expected.size(), found.size());
      IntStream.range(0, found.size())
          .forEach(i -> assertArrayEquals(expected.get(i), found.get(i), text + i));
    }
  }

  @Test
  void aStepOfAFewNumbersIsOneKernelEachWay() {
    Program apart = program(NET, Precision.F32);
    Program merged = Merging.of(apart);
    assertTrue(steps(apart, Entry.BACKWARD).size() > 2);
    assertEquals(1, steps(merged, Entry.FORWARD).size());
    assertEquals(1, steps(merged, Entry.BACKWARD).size());
    assertTrue(merged.slots().size() < apart.slots().size());
    assertEquals(3, merged.kernels().size());
  }

  @Test
  void aFactorOfZeroIsABranchWhereItStandsAlone() {
    Program merged = Merging.of(program(GUARDED, Precision.F64));
    String java = JavaEmitter.emit(merged).values().toString();
    assertTrue(java.contains(" == 0.0 ? 0.0 : "), java);
    assertFalse(java.contains(" == 0.0, 0.0, "), java);
  }

  @Test
  void theBodyOfALoopIsOneKernel() {
    List<Step> steps = steps(Merging.of(program(SWING, Precision.F64)), Entry.FORWARD);
    Step.Repeat loop =
        steps.stream()
            .filter(Step.Repeat.class::isInstance)
            .map(Step.Repeat.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(1, loop.steps().size());
    assertInstanceOf(Step.Launch.class, loop.steps().get(0));
  }

  @Test
  void whatRunsOverDimsStaysALoop() {
    Program apart = program(ROWS, Precision.F32);
    List<NamedKernel> loops =
        apart.kernels().stream().filter(k -> k.kernel().turns().isPresent()).toList();
    assertFalse(loops.isEmpty());
    assertTrue(Merging.of(apart).kernels().containsAll(loops));
  }

  @Test
  void largeModelsKeepTheirEqualParts() {
    StringBuilder text =
        new StringBuilder("model Deep { input x: real[2]; param w: real[2, 2] init zeros();\n");
    text.append("let h0 = x;\n");
    for (int i = 1; i <= 120; i++) {
      text.append("let h%d = tanh(h%d @ w);%n".formatted(i, i - 1));
    }
    Program apart = program(text.append("loss = sum(h120);\n}").toString(), Precision.F32);
    assertEquals(
        steps(apart, Entry.FORWARD).size(), steps(Merging.of(apart), Entry.FORWARD).size());
  }

  /** More than fits one method, of operations of many kinds. */
  private static String longProgram() {
    StringBuilder text =
        new StringBuilder(
            """
            model Long {
              input x: real[4];
              input k: int[4] in 0..4;
              param w: real[4, 4] init normal(std = 0.5);
              let h0 = x;
            """);
    for (int i = 1; i <= 20; i++) {
      String step =
          switch (i % 3) {
            case 0 -> "tanh(h%1$d @ w) + h%1$d / (1.5 + h%1$d^2) - 1000.5 * x";
            case 1 -> "where(w @ h%1$d > 0.25, exp(-h%1$d), max(h%1$d, w[0])) + real(k[0])";
            default -> "sqrt(sum(h%1$d^2) + 2) * [w[k[0], 1], h%1$d[k[1]], w[1, k[2]], sin(x[0])]";
          };
      text.append("let h%d = ".formatted(i)).append(step.formatted(i - 1)).append(";\n");
    }
    return text.append("loss = sum(h20);\n}").toString();
  }

  @ParameterizedTest
  @EnumSource
  void mergedMethodsAreAsLongAsHotSpotCompilesAndLittleShorter(Precision precision) {
    Program merged = Merging.of(program(longProgram(), precision));
    Compiled compiled = Compiled.ofSources(JavaEmitter.emit(merged));
    MethodSizes.requireSmall(compiled.classes());
    int longest =
        compiled.classes().values().stream()
            .flatMap(file -> MethodSizes.of(file).values().stream())
            .mapToInt(size -> size)
            .max()
            .orElseThrow();
    assertTrue(longest > 5_000, "the longest has " + longest);
  }

  @Test
  void theLoopsOfBundleAdjustmentAreOneMethodEach() throws IOException {
    Path file = Path.of("../samples/src/main/grad/dev/gradwright/samples/adbench");
    String text = Files.readString(file.resolve("bundle_adjustment.grad"));
    Program merged = Merging.of(program(text, Precision.F64));
    List<Step> loops =
        steps(merged, Entry.PREDICT).stream().filter(Step.Repeat.class::isInstance).toList();
    assertFalse(loops.isEmpty());
    loops.forEach(loop -> assertEquals(1, ((Step.Repeat) loop).steps().size()));
    MethodSizes.requireSmall(Compiled.ofSources(JavaEmitter.emit(merged)).classes());
  }
}
