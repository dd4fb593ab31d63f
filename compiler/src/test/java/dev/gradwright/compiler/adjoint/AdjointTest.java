package dev.gradwright.compiler.adjoint;

import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.floor;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;
import static dev.gradwright.compiler.op.Leaves.gradient;
import static dev.gradwright.compiler.op.Leaves.marker;
import static dev.gradwright.compiler.op.Leaves.stop;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdjointTest {
  private final Scene scene = new Scene();

  @Test
  void theCircuitOfCs231nHasItsGradient() {
    Expr x = scene.real(-2);
    Expr y = scene.real(5);
    Expr z = scene.real(-4);
    Expr f = times(plus(x, y), z);
    assertEquals(-12, scene.number(f));
    assertEquals(-4, scene.number(gradient(f, x)));
    assertEquals(-4, scene.number(gradient(f, y)));
    assertEquals(3, scene.number(gradient(f, z)));
  }

  @Test
  void namesWithEqualValuesAreDifferentVariables() {
    Expr x = scene.real(3);
    Expr y = scene.real(4);
    Expr a = marker(plus(x, y));
    Expr b = marker(plus(x, y));
    assertNotSame(a, b);
    assertEquals(7, scene.number(gradient(times(a, b), a)));
    assertEquals(14, scene.number(gradient(times(a, b), x)));
  }

  @Test
  void theGradientInANameGoesThroughTheNamesComputedFromIt() {
    Expr x = scene.real(3);
    Expr a = marker(square(x));
    Expr b = marker(times(a, x));
    Expr e = times(a, b);
    assertEquals(9, scene.number(gradient(e, b)));
    assertEquals(54, scene.number(gradient(e, a)));
    assertEquals(405, scene.number(gradient(e, x)));
  }

  @Test
  void markersAndStopsAreErased() {
    Expr x = scene.real(3);
    Expr plain = square(plus(x, "1"));
    List<Expr> erased =
        Adjoint.expand(List.of(square(marker(stop(plus(x, "1"))))), SurrogateRules.AS_WRITTEN);
    assertSame(plain, erased.get(0));
  }

  @Test
  void aStopCutsOnePathOfTwo() {
    Expr x = scene.real(3);
    assertEquals(3, scene.number(gradient(times(x, stop(x)), x)));
    assertEquals(0, scene.number(gradient(stop(square(x)), x)));
  }

  @Test
  void whatIsNotReachedGetsZerosOfItsShape() {
    Expr x = scene.vector(1, 2);
    Expr late = marker(times("2", x));
    Expr e = Totals.sum(x);
    assertArrayEquals(new double[] {0, 0}, scene.numbers(gradient(e, late)));
    assertArrayEquals(new double[] {0, 0}, scene.numbers(gradient(Totals.sum(floor(x)), x)));
  }

  @Test
  void theGradientOfANameInItselfIsOne() {
    Expr x = scene.real(3);
    assertEquals(1, scene.number(gradient(x, x)));
  }

  @Test
  void gradientsNestToTheThirdOrder() {
    Expr x = scene.real(0.5);
    Expr y = scene.real(2);
    Expr e = times(exp(times(x, y)), y);
    Expr first = gradient(e, x);
    Expr second = gradient(first, y);
    Expr third = gradient(times(second, x), x);
    // e_x = y^2 exp(xy); e_xy = (2y + x y^2) exp(xy); (x e_xy)_x = (2y + 4xy^2 + x^2 y^3) exp(xy)
    assertEquals(4 * Math.E, scene.number(first), 1e-14);
    assertEquals(6 * Math.E, scene.number(second), 1e-14);
    assertEquals((4 + 8 + 2) * Math.E, scene.number(third), 1e-13);
  }

  @Test
  void aGradientMayBeTakenInANameOfTheInnerExpression() {
    Expr x = scene.real(2);
    Expr a = marker(square(x));
    Expr inner = gradient(times(square(a), x), a);
    // d/da (2 a x) with x fixed is 2x; through x it is 2a + 2x * 2x.
    assertEquals(4, scene.number(gradient(inner, a)));
    assertEquals(24, scene.number(gradient(inner, x)));
  }

  @Test
  void aStatedRuleReplacesTheDerivative() {
    Expr x = scene.real(3);
    Expr ruled = ruled(x, CustomRule.Kind.SURROGATE);
    assertEquals(9, scene.number(ruled));
    assertEquals(100, scene.number(gradient(ruled, x)));
    assertEquals(200, scene.number(gradient(times("2", ruled), x)));
  }

  @Test
  void theTruthReplacesASurrogateRuleButNotATrueOne() {
    Expr x = scene.real(3);
    Expr surrogate = gradient(ruled(x, CustomRule.Kind.SURROGATE), x);
    Expr claimed = gradient(ruled(x, CustomRule.Kind.TRUE), x);
    assertEquals(6, scene.numbers(surrogate, SurrogateRules.TRUE_DERIVATIVE)[0]);
    assertEquals(100, scene.numbers(claimed, SurrogateRules.TRUE_DERIVATIVE)[0]);
  }

  @Test
  void rulesMayContainGradientsAndOtherRules() {
    Expr x = scene.real(3);
    Expr p = Leaves.hole(scene.table(), x.type());
    Expr seed = Leaves.hole(scene.table(), x.type());
    Expr inner = gradient(ruled(times(p, p), CustomRule.Kind.SURROGATE), p);
    Body primal = new Body(List.of(p), List.of(inner));
    Body bars = new Body(List.of(p, seed), List.of(times(seed, gradient(sin(p), p))));
    Expr outer = scene.table().apply(new CustomRule(primal, bars, 0, CustomRule.Kind.TRUE), x);
    // The inner rule states 100 for the slope of the square of p^2.
    assertEquals(600, scene.number(outer));
    assertEquals(Math.cos(3), scene.number(gradient(outer, x)), 1e-15);
    assertEquals(-Math.sin(3), scene.number(gradient(gradient(outer, x), x)), 1e-15);
  }

  /** The square of x, with a slope of 100 stated. */
  private Expr ruled(Expr x, CustomRule.Kind kind) {
    Expr p = Leaves.hole(scene.table(), x.type());
    Expr seed = Leaves.hole(scene.table(), x.type());
    Body primal = new Body(List.of(p), List.of(square(p)));
    Body bars = new Body(List.of(p, seed), List.of(times("100", seed)));
    return scene.table().apply(new CustomRule(primal, bars, 0, kind), x);
  }

  @Test
  void tangentsAddUpWherePathsRejoin() {
    Expr x = scene.real(3);
    Expr y = scene.real(5);
    Expr e = minus(times(x, y), square(x));
    Expr tangent = Adjoint.tangent(e, List.of(x, y), List.of(scene.real(2), scene.real(7))).get();
    assertEquals(2 * 5 + 7 * 3 - 2 * 2 * 3, scene.number(tangent));
    assertEquals(Optional.empty(), Adjoint.tangent(floor(x), List.of(x), List.of(scene.real(2))));
  }

  @Test
  void derivedExpressionsBearTheOriginOfWhatTheyDifferentiate() {
    SourceFile file = SourceFile.of("a.grad", "let e = sin(x);");
    Origin origin = new Origin(new Span(file, 8, 14), Optional.of("e"), Origin.Role.VALUE);
    Expr x = scene.real(3);
    Expr e = scene.table().from(Optional.of(origin), () -> sin(x));
    Expr slope = Adjoint.expand(List.of(gradient(e, x)), SurrogateRules.AS_WRITTEN).get(0);
    assertEquals(Optional.of(origin.as(Origin.Role.ADJOINT)), scene.table().origin(slope));
  }

  @Test
  void aChainOfOneHundredThousandOperationsHasAGradientOfLinearSize() {
    long small = chain(10_000);
    long large = chain(100_000);
    assertTrue(large <= 10 * small + 10, small + " and " + large + " expressions");
  }

  /** The number of expressions in the gradient of a chain of so many operations. */
  private long chain(int length) {
    Scene own = new Scene();
    Expr x = own.real(0.5);
    Expr y = x;
    for (int i = 0; i < length; i++) {
      y = i % 2 == 0 ? sin(y) : plus(y, x);
    }
    Expr slope = Adjoint.expand(List.of(gradient(y, x)), SurrogateRules.AS_WRITTEN).get(0);
    assertTrue(Double.isFinite(own.number(slope)));
    return Order.of(List.of(slope)).size();
  }

  @Test
  void nothingIsDifferentiatedThatTheSourceDoesNotReach() {
    Expr x = scene.real(3);
    Expr constant = exp(sin(scene.real(2)));
    Expr slope =
        Adjoint.expand(List.of(gradient(times(constant, x), x)), SurrogateRules.AS_WRITTEN).get(0);
    assertSame(Formula.times(Formula.one(x), constant), slope);
  }
}
