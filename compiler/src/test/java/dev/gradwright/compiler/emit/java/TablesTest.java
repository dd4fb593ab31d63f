package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
  private static String java(String text) {
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("file", SourceFile.of("file.grad", text));
    assertEquals(List.of(), compilation.diagnostics());
    return String.join("\n", compilation.sources().values());
  }

  @Test
  void aConstantTensorIsAnArrayUnderItsName() {
    String java =
        java(
            """
            const taps = [0.25, 0.5, 0.25];
            model Smooth {
              precision f64;
              dim N;
              input x: real[N];
              output y[i] = sum[k] taps[k] * x[i + k];
            }
            """);
    assertTrue(java.contains("private static final double[] TAPS = {0.25, 0.5, 0.25};"), java);
    assertFalse(java.contains("taps("), "a kernel fills what is constant:\n" + java);
  }

  @Test
  void whatIsComputedFromConstantsIsConstant() {
    String java =
        java(
            """
            model Scaled {
              input x: real[3];
              let share = [1.0, 2, 5] / sum([1.0, 2, 5]);
              output y = share * x;
            }
            """);
    assertTrue(
        java.contains("private static final float[] SHARE = {0.125f, 0.25f, 0.625f};"), java);
  }

  @Test
  void equalElementsAreOneLiteral() {
    String java = java("model Ones { input x: real[3]; output y = [1, 1, 1] * x; }");
    assertFalse(java.contains("static final float["), java);
    String others = java("model Others { input x: real[3]; output y = [1, 2, 1] * x; }");
    assertTrue(others.contains("static final float["), others);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 499, 501, 1_203, 20_000})
  void tablesOfAnyLengthHoldTheirNumbers(int length) {
    for (Precision precision : Precision.values()) {
      Graph graph = weighing(length);
      Compiled compiled = Compiled.of(graph, precision);
      MethodSizes.requireSmall(compiled.classes());
      new Run(graph, precision, compiled.type("Weighing"), Map.of(), Run.random(1)).check();
    }
  }

  /** {@code y[i] = mask[i] ? weights[i] * x[i] : counts[i]}. */
  private static Graph weighing(int length) {
    GraphMaker maker = new GraphMaker("Weighing");
    Expr x = maker.input("x", TensorType.real(Extent.of(length)));
    Expr weights = table(maker, ElementType.REAL, length, i -> "" + (i * 0.37 - 3));
    Expr counts = table(maker, ElementType.INT, length, i -> "" + (7 - i));
    Expr mask = table(maker, ElementType.BOOL, length, i -> "" + i % 2);
    Expr y =
        Formula.select(mask, Formula.times(weights, x), Formula.cast(counts, ElementType.REAL));
    return maker.output("y", y).output("total", Totals.sum(weights)).make();
  }

  private static Expr table(
      GraphMaker maker, ElementType element, int length, IntFunction<String> number) {
    TensorType type = TensorType.real(Extent.of(length)).withElement(element);
    return Leaves.listed(maker.table(), type, IntStream.range(0, length).mapToObj(number).toList());
  }
}
