package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.FlatParameters;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeModelTest {
  private static Compiled residual(int blocks) {
    String text =
        """
        import nn;
        layer Block(D) {
          dim N;
          param scale: real[D] init constant(0.01);
          use inner = Dense(D, D);
          forward(x: real[N, D]) -> real[N, D] {
            return x + scale * tanh(inner(x));
          }
        }
        model Deep(D = 16) {
          dim N;
          input x: real[N, D];
          use blocks[%1$d] = Block(D);
          let h = for l in 0..%1$d from (h = x) {
            next h = blocks[l](h);
          };
          loss = mean(h^2);
        }
        """;
    return Compiled.ofText(text.formatted(blocks), Precision.F64, Flavours.PORTABLE_AND_VECTORS);
  }

  private static Graph chain(int operations) {
    GraphMaker maker = new GraphMaker("Chain");
    Extent n = maker.dim("N");
    Expr x = maker.input("x", TensorType.real(n));
    Expr w = maker.param("w", TensorType.real(Extent.of(1)));
    Expr scale = Totals.sum(w);
    Expr value = x;
    for (int i = 0; i < operations; i += 2) {
      value = Formula.sin(Formula.plus(value, scale));
    }
    return maker.loss(Totals.sum(value)).make();
  }

  @Test
  void aChainOfThirtyThousandOperationsCompilesToFewKernels() {
    Program program = Scheduler.schedule(chain(30_000), Precision.F64);
    assertTrue(program.kernels().size() < 20, "kernels: " + program.kernels().size());
    assertEquals(1, JavaEmitter.emit(program).size());
  }

  @Test
  void aLongChainCompilesToMethodsThatHotSpotCompiles() {
    MethodSizes.requireSmall(Compiled.of(chain(4_000), Precision.F64).classes());
  }

  @Test
  void aLongChainComputesWhatTheEvaluatorDoes() {
    Graph graph = chain(600);
    Compiled compiled = Compiled.of(graph, Precision.F64);
    new Run(graph, Precision.F64, compiled.type("Chain"), Map.of("N", 7L), Run.random(1)).check();
  }

  /**
   * As many arrays as make more indices of more than 16 bits than a class may hold constants,
   * against forward mode.
   */
  @Test
  void aChainOfThousandsOfArraysIsAClassThatComputesItsGradient() {
    int steps = 50_000;
    GraphMaker maker = new GraphMaker("Chain");
    Extent n = maker.dim("N");
    Expr before = maker.input("x", TensorType.real(n));
    Expr shift = Totals.sum(maker.param("w", TensorType.real(Extent.of(1))));
    Expr last = Formula.plus(before, shift);
    for (int i = 0; i < steps; i++) {
      Expr next = Formula.plus(Formula.times(Formula.sin(last), before), shift);
      before = last;
      last = next;
    }
    Compiled compiled = Compiled.of(maker.loss(Totals.sum(last)).make(), Precision.F64);
    ModelType type = compiled.type("Chain");
    Parameters parameters = type.initialise(1);
    double w = 0.2;
    parameters.flat().set(0, w);
    Model model = type.create(parameters, 1);

    double first = 0.7;
    double firstTangent = 0;
    double second = first + w;
    double secondTangent = 1;
    for (int i = 0; i < steps; i++) {
      double tangent =
          Math.cos(second) * secondTangent * first + Math.sin(second) * firstTangent + 1;
      double value = Math.sin(second) * first + w;
      first = second;
      firstTangent = secondTangent;
      second = value;
      secondTangent = tangent;
    }
    assertEquals(second, model.forward(List.of(DoubleTensor.of(new double[] {0.7}, 1))), 1e-12);
    model.backward();
    assertEquals(secondTangent, model.gradients().flat().get(0), 1e-12 * secondTangent);
    assertTrue(model.peakBytes() > (32_767 + 65_535) * Double.BYTES, model::memory);
  }

  @Test
  void hundredsOfDifferentKernelsCompileToMethodsThatHotSpotCompiles() {
    GraphMaker maker = new GraphMaker("Wide");
    Extent n = maker.dim("N");
    Expr x = maker.input("x", TensorType.real(n));
    Expr total = Totals.sum(x);
    for (int i = 0; i < 300; i++) {
      Expr w = maker.param("layer" + i + ".w", TensorType.real(Extent.of(2)));
      Expr scaled = Formula.times(x, Totals.sum(Formula.times(w, i + ".5")));
      total = Formula.plus(total, Totals.sum(Formula.sin(scaled)));
    }
    Graph graph = maker.loss(total).make();
    Compiled compiled = Compiled.of(graph, Precision.F64);
    MethodSizes.requireSmall(compiled.classes());
    assertEquals(
        300, compiled.type("Wide").initialise(1).list().size(), "all parameters are there");
    new Run(graph, Precision.F64, compiled.type("Wide"), Map.of("N", 3L), Run.random(1)).check();
  }

  /** Equal up to the arrays that they work on, kernels are there once. */
  @Test
  void aThousandResidualBlocksShareTheirKernels() {
    Compiled deep = residual(1_000);
    MethodSizes.requireSmall(deep.classes());
    assertEquals(kernels(residual(20)), kernels(deep));

    ModelType type = deep.type("Deep");
    Model model = type.create(type.initialise(1), 3);
    double[] ramp = IntStream.range(0, 3 * 16).mapToDouble(i -> i % 7 - 3).toArray();
    List<Tensor> x = List.of(DoubleTensor.of(ramp, 3, 16));
    model.forward(x);
    model.backward();
    FlatParameters parameters = model.parameters().flat();
    FlatParameters gradients = model.gradients().flat();
    assertEquals(1_000 * (16 + 16 * 16 + 16), parameters.size());
    double squares = 0;
    for (int i = 0; i < gradients.size(); i++) {
      squares += gradients.get(i) * gradients.get(i);
    }
    double h = 1e-6 / Math.sqrt(squares);
    double up = moved(model, parameters, gradients, h, x);
    double down = moved(model, parameters, gradients, -2 * h, x);
    assertEquals(squares, (up - down) / (2 * h), 1e-7 * squares);
  }

  private static int kernels(Compiled compiled) {
    return MethodSizes.of(compiled.classes().get("made.DeepVectors")).size();
  }

  /** The loss after a step along the gradient. */
  private static double moved(
      Model model, FlatParameters parameters, FlatParameters gradients, double h, List<Tensor> x) {
    for (int i = 0; i < parameters.size(); i++) {
      parameters.set(i, parameters.get(i) + h * gradients.get(i));
    }
    return model.forward(x);
  }
}
