package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.adjoint.SurrogateRules.AS_WRITTEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.loop.StridedProduct;
import dev.gradwright.compiler.optimise.Optimiser;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    Compilation compilation = compile(LAYERS, precision);
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

  private static long stridedProducts(String text, Entry entry) {
    Graph built = compile(text, Precision.F32).models().get(0);
    Graph stable = Optimiser.stabilise(Optimiser.specialise(built));
    Graph graph = Optimiser.optimise(Adjoint.expand(stable, AS_WRITTEN), Evaluator::constants);
    return Scheduler.schedule(graph, Precision.F32).routines().stream()
        .filter(routine -> routine.entry() == entry)
        .flatMap(routine -> routine.steps().stream())
        .filter(Step.Multiply.class::isInstance)
        .filter(step -> ((Step.Multiply) step).product() instanceof StridedProduct)
        .count();
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
