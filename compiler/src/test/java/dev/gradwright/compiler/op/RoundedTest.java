package dev.gradwright.compiler.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Format;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.kernel.BFloat16;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundedTest {
  private final ExprTable table = new ExprTable();
  private final Expr x = Leaves.leaf(table, "x", TensorType.real(Extent.of(4)));
  private final Expr seed = Leaves.leaf(table, "seed", x.type());

  private double[] evaluate(Expr expr, double[] at, double... seeds) {
    List<Expr> expanded = Adjoint.expand(List.of(expr), SurrogateRules.AS_WRITTEN);
    Map<Expr, Numbers> given =
        Map.of(x, Numbers.of(List.of(4), at), seed, Numbers.of(List.of(4), seeds));
    return Evaluator.evaluate(expanded, Map.of(), given).get(0).elements();
  }

  private Expr weighed(Format format) {
    return Totals.sum(Formula.times(Rounded.of(x, format), seed));
  }

  @Test
  void theAdjointIsTheSeedRoundedAndSoUnderflows() {
    Expr gradient = Leaves.gradient(weighed(Format.F16), x);
    double[] seeds = {0.1, 0x1p-24, 0x1p-25, -1e-9};
    double[] rounded = {0x1.998p-4, 0x1p-24, 0, -0.0};
    assertArrayEquals(rounded, evaluate(gradient, new double[] {1, 2, 3, 4}, seeds));
  }

  @Test
  void theAdjointDoesNotUnderflowWhereTheFormatHasTheExponents() {
    Expr gradient = Leaves.gradient(weighed(Format.BF16), x);
    double[] seeds = {0x1p-25, 0x1p-100, 1e-20, 1};
    double[] found = evaluate(gradient, new double[] {1, 2, 3, 4}, seeds);
    for (int i = 0; i < found.length; i++) {
      assertEquals(BFloat16.round(seeds[i]), found[i]);
    }
  }

  @Test
  void theTangentIsTheDirectionRounded() {
    Expr tangent = Leaves.jvp(Rounded.of(x, Format.F16), x, seed);
    double[] along = {0.1, 65520, 1e-9, -2};
    double[] rounded = {0x1.998p-4, Double.POSITIVE_INFINITY, 0, -2};
    assertArrayEquals(rounded, evaluate(tangent, new double[] {1, 2, 3, 4}, along));
  }

  @Test
  void theSecondDerivativeIsThatOfWhatIsRounded() {
    Expr square = Formula.square(Rounded.of(x, Format.F16));
    Expr hvp = Leaves.hvp(Totals.sum(square), x, seed);
    assertArrayEquals(
        new double[] {2, 4, -2, 0}, evaluate(hvp, new double[] {0.1, 0.2, 0.3, 0.4}, 1, 2, -1, 0));
  }

  @Test
  void zerosKeepTheirSigns() {
    Expr rounded = Rounded.of(x, Format.BF16);
    double[] found = evaluate(rounded, new double[] {-0.0, 0.0, -1e-300, 1e-300}, 0, 0, 0, 0);
    assertArrayEquals(new double[] {-0.0, 0.0, -0.0, 0.0}, found);
  }

  @Test
  void whatIsKnownOfAValueIsRoundedToo() {
    Facts small = new Rounded(Format.F16).facts(List.of(Facts.between(1e-30, 1.0004)));
    assertEquals(Facts.between(0, 1), small);
    assertFalse(new Rounded(Format.F16).facts(List.of(Facts.between(0, 1e5))).finite());
    assertTrue(new Rounded(Format.BF16).facts(List.of(Facts.between(0, 1e5))).finite());
    assertTrue(new Rounded(Format.F16).facts(List.of(Facts.FINITE)).finite());
  }

  @Test
  void onlyRealsAreRounded() {
    Expr ints = Leaves.leaf(table, "i", TensorType.scalar(ElementType.INT));
    assertThrows(IllegalArgumentException.class, () -> Rounded.of(ints, Format.F16));
  }
}
