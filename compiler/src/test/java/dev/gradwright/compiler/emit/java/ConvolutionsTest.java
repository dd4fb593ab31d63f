package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.adjoint.SurrogateRules.AS_WRITTEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.loop.StridedProduct;
import dev.gradwright.compiler.optimise.Optimiser;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions of layers that are large enough, and both their adjoints, are strided products. */
class ConvolutionsTest {
  private static final String LAYERS =
      """
      import nn;
      model Layers {
        dim N;
        input x: real[N, 2, 13, 11];
        use first = Conv2d(2, 8, 1);
        use bare = Conv2d(8, 5, 3, top = 0, bottom = 0, left = 0, right = 0);
        use framed = Conv2d(8, 4, 3, 4);
        use apart = Conv2d(8, 6, 3, strideY = 2, strideX = 3);
        use wide = Conv2d(8, 4, 2, 3, dilationY = 3, dilationX = 2);
        use grouped = Conv2d(8, 8, 3, 2, groups = 2, strideX = 2);
        use line = Conv1d(88, 4, 5, stride = 2);
        let h = first(x);
        loss = sum(sin(bare(h))) + sum(sin(framed(h))) + sum(sin(apart(h))) + sum(sin(wide(h)))
            + sum(sin(grouped(h))) + sum(sin(line(reshape(h, [N, 88, 13]))));
      }
      """;

  /** Each has small results for its taps, or strides, and many terms. */
  private static final String MOSTLY_PADDING =
      """
      import nn;
      model Layers {
        dim N;
        input x: real[N, 4, 12, 9];
        use first = Conv2d(4, 4, 1);
        use small = Conv2d(4, 16, 5, top = 0, bottom = 0, left = 0, right = 0);
        use strided = Conv2d(4, 22, 3, 3, strideY = 1, strideX = 2);
        use dilated = Conv2d(4, 33, 2, 3, strideY = 2, strideX = 3, dilationY = 3, dilationX = 2);
        use grouped = Conv2d(4, 32, 4, groups = 2, strideX = 3);
        use line = Conv1d(48, 70, 3, stride = 2);
        use back = ConvTranspose2d(64, 3, 1, 2, strideY = 1, strideX = 2);
        let h = first(x);
        loss = sum(sin(small(h))) + sum(sin(strided(h))) + sum(sin(dilated(h)))
            + sum(sin(grouped(h))) + sum(sin(line(reshape(h, [N, 48, 9]))))
            + sum(sin(back(reshape(small(h), [N, 64, 2, 5]))));
      }
      """;

  private static final String ONE =
      """
      import nn;
      model Layers {
        dim N;
        input x: real[N, CHANNELS, 20, 20];
        use first = Conv2d(CHANNELS, 8, 3);
        use second = Conv2d(8, 8, 3, groups = GROUPS);
        let h = tanh(first(x));
        loss = sum(second(h)^2);
      }
      """;

  private static Compilation compile(String text, Precision precision) {
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults().in(precision))
            .compile("made.layers", SourceFile.of("made/layers.grad", text));
    assertEquals(List.of(), compilation.diagnostics());
    return compilation;
  }

  @ParameterizedTest
  @EnumSource
  void valuesAndGradientsAreThoseOfTheEvaluator(Precision precision) {
    check(LAYERS, precision);
  }

  @ParameterizedTest
  @EnumSource
  void windowsThatAreAddedUpAlongOneAxisAreThoseOfTheEvaluator(Precision precision) {
    check(MOSTLY_PADDING, precision);
  }

  private static void check(String layers, Precision precision) {
    Compilation compilation = compile(layers, precision);
    Graph built = compilation.models().get(0);
    Graph plain = Adjoint.expand(Optimiser.specialise(built), AS_WRITTEN);
    Compiled compiled = Compiled.of(compilation);
    for (long n : new long[] {0, 1, 3}) {
      new Run(
              plain,
              precision,
              compiled.typeOf(built.packageName() + "." + built.name()),
              Map.of("N", n),
              Run.random(n))
          .check();
    }
  }

  /** Of the product whose windows are added up, as a convolution would have it and as it is. */
  @ParameterizedTest
  @CsvSource({
    "16, 5, 8, ONE_AXIS",
    "15, 4, 8, NO_AXIS",
    "16, 4, 8, NO_AXIS",
    "13, 5, 8, ONE_AXIS",
    "12, 5, 8, NO_AXIS",
    "16, 5, 9, NO_AXIS"
  })
  void windowsAreAddedUpAlongTheLastAxisWhereAConvolutionIsMostlyPadding(
      int channels, int taps, int places, AddedUp expected) {
    String text =
        """
        import nn;
        model Layers {
          dim N;
          input x: real[N, 4, SIZE, SIZE];
          use first = Conv2d(4, 4, 1);
          use second = Conv2d(4, CHANNELS, TAPS, top = 0, bottom = 0, left = 0, right = 0);
          loss = sum(second(first(x))^2);
        }
        """
            .replace("SIZE", "" + (places + taps - 1))
            .replace("CHANNELS", "" + channels)
            .replace("TAPS", "" + taps);
    int terms = channels * taps * (expected == AddedUp.NO_AXIS ? taps : 1);
    assertEquals(
        1, products(text, Entry.BACKWARD).filter(product -> terms(product) == terms).count());
  }

  private enum AddedUp {
    ONE_AXIS,
    NO_AXIS
  }

  private static long terms(StridedProduct product) {
    return product.terms().stream()
        .map(StridedProduct.Axis::extent)
        .reduce(Extent.ONE, Extent::times)
        .constant()
        .orElse(0);
  }

  @ParameterizedTest
  @CsvSource({"'N, 6, 3', 1, IMAGES", "'N, 6, 3', 4, IMAGES", "'N, 3', 1, NONE", "'N, 3', 2, NONE"})
  void threadsShareSumsOfWindowsWhereTurnsHavePartsToThemselves(
      String shape, int stride, Shared expected) {
    String text =
        """
        import windows;
        model Sums {
          dim N;
          input y: real[SHAPE];
          output x = overlapAdd(y, stride = STRIDE);
          loss = sum(x^2);
        }
        """
            .replace("SHAPE", shape)
            .replace("STRIDE", "" + stride);
    List<Kernel> adding =
        schedule(text).kernels().stream()
            .map(NamedKernel::kernel)
            .filter(kernel -> kernel.body().stream().anyMatch(ConvolutionsTest::updates))
            .toList();
    assertFalse(adding.isEmpty());
    for (Kernel kernel : adding) {
      assertEquals(expected == Shared.IMAGES, kernel.turns().isPresent());
    }
  }

  private enum Shared {
    IMAGES,
    NONE
  }

  private static boolean updates(Statement statement) {
    return statement instanceof Statement.Update
        || statement.inside().stream().anyMatch(ConvolutionsTest::updates);
  }

  private static long stridedProducts(String text, Entry entry) {
    return products(text, entry).count();
  }

  private static Stream<StridedProduct> products(String text, Entry entry) {
    return schedule(text).routines().stream()
        .filter(routine -> routine.entry() == entry)
        .flatMap(routine -> routine.steps().stream())
        .filter(Step.Multiply.class::isInstance)
        .map(step -> ((Step.Multiply) step).product())
        .filter(StridedProduct.class::isInstance)
        .map(StridedProduct.class::cast);
  }

  private static Program schedule(String text) {
    Graph built = compile(text, Precision.F32).models().get(0);
    Graph stable = Optimiser.stabilise(Optimiser.specialise(built));
    Graph graph = Optimiser.optimise(Adjoint.expand(stable, AS_WRITTEN), Evaluator::constants);
    return Scheduler.schedule(graph, Precision.F32);
  }

  private static String one(int channels, int groups) {
    return ONE.replace("CHANNELS", "" + channels).replace("GROUPS", "" + groups);
  }

  @Test
  void aConvolutionAndItsAdjointsByWeightsAndByWhatItSlidesOverAreProducts() {
    assertEquals(2, stridedProducts(one(4, 1), Entry.FORWARD));
    assertEquals(3, stridedProducts(one(4, 1), Entry.BACKWARD), "x needs no adjoint");
  }

  @Test
  void channelsThatAreSeenOnlyOnceAreLoops() {
    assertEquals(1, stridedProducts(one(4, 8), Entry.FORWARD));
    assertEquals(1, stridedProducts(one(4, 8), Entry.BACKWARD));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void groupsAreTurnsOfTheProduct(int groups) {
    assertEquals(2, stridedProducts(one(4, groups), Entry.FORWARD));
    assertTrue(stridedProducts(one(4, groups), Entry.BACKWARD) >= 3);
  }
}
