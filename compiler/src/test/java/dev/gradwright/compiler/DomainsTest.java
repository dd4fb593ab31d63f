package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.compiler.emit.java.Compiled;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values that must keep to the domains that are stated for them. */
class DomainsTest {
  private static final String BLEND =
      "fn blend(a: real, b: real, share: real in 0..1) -> real {"
          + " return share * a + (1 - share) * b; }\n";

  @Test
  void anArgumentOutsideOfItsDomainIsToldByItsName() {
    Model model = model(BLEND, "input x: real[3]; output y = blend(x, 1.0, 2 * x);");
    assertEquals(
        "argument `share` of `blend`, declared in 0..1, is 1.5",
        refusal(model, DoubleTensor.of(new double[] {0, 0.5, 0.75}, 3)));
  }

  @Test
  void whatIsInsideTheDomainIsComputedAsIfThereWereNone() {
    Model model = model(BLEND, "input x: real[3]; output y = blend(x, 1.0, 2 * x);");
    model.forward(List.of(DoubleTensor.of(new double[] {0, 0.25, 0.5}, 3)));
    DoubleTensor found = (DoubleTensor) model.outputs().get(0);
    assertEquals(List.of(1.0, 0.625, 0.5), List.of(found.get(0), found.get(1), found.get(2)));
  }

  @Test
  void notANumberIsOutside() {
    Model model = model(BLEND, "input x: real; output y = blend(1.0, 2.0, log(x));");
    assertEquals(
        "argument `share` of `blend`, declared in 0..1, is NaN",
        refusal(model, DoubleTensor.scalar(-1)));
  }

  @Test
  void intsAreToldByTheirNamesToo() {
    Model argument = model("", "input y: int[2]; output hot = oneHot(y, 3);");
    Model named = model("", "input y: int[2]; let k: int[2] in -1..3 = y - 1; output z = 2 * k;");
    IntTensor ints = IntTensor.of(new int[] {0, 4}, 2);
    assertEquals("argument `y` of `oneHot`, declared in 0..K, is 4", refusal(argument, ints));
    assertEquals("`k`, declared in -1..3, is 3", refusal(named, ints));
  }

  @TestFactory
  Stream<DynamicTest> whatIsKnownToBeInsideIsNotChecked() {
    return Stream.of(
            "input x: real; output y = blend(1.0, x, sigmoid(x));",
            "input x: real in 0..1; output y = blend(1.0, x, x);",
            "input x: real in 0..0.5; output y = blend(1.0, x, 2 * x);",
            "input x: real; output y = blend(1.0, x, min(max(x, 0), 1));",
            "input x: real; output y = blend(1.0, x, 0.5);",
            "input x: int[2] in 0..3; output y = oneHot(x, 3);")
        .map(body -> DynamicTest.dynamicTest(body, () -> assertEquals(List.of(), checks(body))));
  }

  @TestFactory
  Stream<DynamicTest> whatMayBeOutsideIsChecked() {
    return Stream.of(
            "input x: real; output y = blend(1.0, x, tanh(x));",
            "input x: real in 0..1.5; output y = blend(1.0, x, x);",
            "input x: real in 0..0.75; output y = blend(1.0, x, 2 * x);",
            "input x: real; output y = blend(1.0, x, max(x, 0));",
            "input x: int[2] in 0..4; output y = oneHot(x, 3);")
        .map(body -> DynamicTest.dynamicTest(body, () -> assertFalse(checks(body).isEmpty())));
  }

  private static List<String> checks(String body) {
    return compile(BLEND, body).sources().values().stream()
        .flatMap(String::lines)
        .filter(line -> line.contains("Bounds.within"))
        .toList();
  }

  private static String refusal(Model model, Tensor input) {
    return assertThrows(ShapeException.class, () -> model.forward(List.of(input))).getMessage();
  }

  private static Model model(String fns, String body) {
    ModelType type = Compiled.of(compile(fns, body)).typeOf("M");
    return type.create(type.initialise(0));
  }

  private static Compilation compile(String fns, String body) {
    String text = fns + "model M { precision f64; " + body + " }";
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("domains", SourceFile.of("domains.grad", text));
    assertEquals(List.of(), compilation.diagnostics());
    return compilation;
  }
}
