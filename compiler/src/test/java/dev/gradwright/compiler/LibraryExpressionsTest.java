package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.emit.java.Compiled;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.op.ValueRow;
import dev.gradwright.compiler.op.Written;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.Finding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Functions of the standard library against numbers computed elsewhere, in {@code
 * expressions/*.csv}, and their derivatives of two orders by the checks of a model.
 */
class LibraryExpressionsTest {
  /** Some hundred roundings of the largest element, at condition numbers of some hundreds. */
  private static final double ROUNDING = 1e-12;

  private static final GradientCompiler COMPILER =
      new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults());

  @TestFactory
  Stream<DynamicTest> functionsGiveTheValuesComputedElsewhere() {
    return Stream.of("activations", "linalg", "losses", "special")
        .flatMap(LibraryExpressionsTest::rows);
  }

  private static Stream<DynamicTest> rows(String file) {
    return ValueRow.lines("/expressions/" + file + ".csv").stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> DynamicTest.dynamicTest(line, () -> check(file, line.split("; "))));
  }

  private static void check(String file, String[] cells) {
    List<Written> operands =
        Arrays.stream(cells).skip(1).limit(cells.length - 2).map(Written::parse).toList();
    Written expected = Written.parse(cells[cells.length - 1]);
    Graph model = COMPILER.derive(compile(text(file, cells[0], operands)));
    Map<Expr, Numbers> given = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      given.put(model.inputs().get(i).value(), operands.get(i).numbers());
    }
    Expr output = model.outputs().get(0).value();
    double[] found = Evaluator.evaluate(List.of(output), Map.of(), given).get(0).elements();
    double[] right = expected.numbers().elements();
    assertEquals(expected.numbers().extents().toString(), output.shape().extents().toString());
    double scale = Arrays.stream(right).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    for (int i = 0; i < right.length; i++) {
      double allowed = Double.isFinite(right[i]) ? allowed(file, scale, right[i]) : 0;
      assertEquals(right[i], found[i], allowed, "element " + i);
    }
  }

  /** A matrix is as good as its largest element, a function of reals everywhere. */
  private static double allowed(String file, double scale, double right) {
    return file.equals("linalg") ? ROUNDING * scale : 8 * Math.ulp(right);
  }

  private static String text(String file, String expression, List<Written> operands) {
    StringBuilder text = new StringBuilder("import " + file + ";\nmodel M {\n  precision f64;\n");
    for (int i = 0; i < operands.size(); i++) {
      String type = operands.get(i).type().toString();
      text.append("  input ").append("xy".charAt(i)).append(": ").append(type).append(";\n");
    }
    return text.append("  output z = ").append(expression).append(";\n}\n").toString();
  }

  private static Graph compile(String text) {
    Compilation compilation = COMPILER.compile("file", SourceFile.of("file.grad", text));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation.models().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        import linalg;
        model Matrices {
          precision f64;
          dim B;
          input x: real[B, 3, 3] in 0..1;
          input y: real[B, 3, 2];
          let a = x + 3.0 * identity(3);
          output s = solve(a, y);
          output i = inverse(a);
          output d = det(a);
          output l = logAbsDet(a);
          output t = trace(a);
          let c = cholesky(a @ a.T);
          output r = choleskySolve(c, y);
          output e = choleskyLogDet(c);
          check gradient(order = 2) at (B = 2);
        }
        """,
        """
        model Functions {
          precision f64;
          dim N;
          input x: real[N] in 0.3..4;
          input p: real[N] in 0.1..0.9;
          output a = log1pexp(x);
          output b = log1mexp(-x);
          output c = logaddexp(x, p);
          output d = hypot(x, p);
          output e = xlogy(p, x);
          output f = xlog1py(x, p);
          output g = logit(p);
          output h = lgamma(x) + erfc(p);
          output i = digamma(x) * p;
          output j = trigamma(x);
          check gradient(order = 2);
        }
        """
      })
  void derivativesOfTwoOrdersAreProven(String text) {
    Compilation compilation = COMPILER.compile("acme.file", SourceFile.of("file.grad", text));
    ClassLoader classes = Compiled.of(compilation).loader();
    List<Finding> findings = GradientVerifier.verify(compilation.models().get(0), classes);
    assertEquals(1, findings.size());
    assertInstanceOf(Finding.Proven.class, findings.get(0), findings::toString);
  }
}
