package dev.gradwright.compiler.evaluate;

import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.guarded;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.times;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Gather;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private final Scene scene = new Scene();

  private Numbers evaluate(Expr expr) {
    return Evaluator.evaluate(List.of(expr), Map.of(), scene.given()).get(0);
  }

  @Test
  void magnitudesAreTheSumOfAbsoluteTerms() {
    Expr x = scene.vector(1e8, -1e8, 3);
    Numbers sum = evaluate(Totals.sum(x));
    assertEquals(3, sum.value());
    assertArrayEquals(new double[] {2e8 + 3}, sum.magnitudes());
    Numbers dot = evaluate(Totals.contract(x, List.of(0), x, List.of(0), List.of()));
    assertEquals(4e16 + 18, dot.magnitudes()[0] - 2e16 - 9, 100);
  }

  @Test
  void magnitudesOfAGuardedProductKnowThatItsZeroMayBeRounded() {
    Expr x = scene.real(0.7);
    Expr cancelled = minus(x, times(scene.real(1), x));
    Expr three = scene.real(3);
    double plain = evaluate(times(cancelled, three)).magnitudes()[0];
    assertTrue(plain > 1.4 * 3, "the terms that cancel, times 3");
    assertEquals(plain, evaluate(guarded(cancelled, three)).magnitudes()[0]);
    Numbers masked = evaluate(guarded(cancelled, reciprocal(scene.real(0))));
    assertEquals(0, masked.value());
    assertEquals(0, masked.magnitudes()[0]);
    assertEquals(0, evaluate(guarded(scene.real(0), scene.real(3))).magnitudes()[0]);
  }

  @Test
  void magnitudesBoundTheErrorOfWhatCancellationLeaves() {
    Expr x = scene.real(1e-9);
    Numbers lost = evaluate(minus(exp(x), "1"));
    double error = Math.abs(lost.value() - Math.expm1(1e-9));
    assertTrue(error > 1e-17, "digits are lost");
    assertTrue(error <= Math.ulp(1.0) * lost.magnitudes()[0], "no more than stated");
  }

  @Test
  void dimsAreBoundAtEvaluation() {
    Extent n = Extent.dim("N");
    Expr x = Leaves.leaf(scene.table(), "x", TensorType.real(n));
    Expr mean = Totals.mean(x, List.of(0));
    Numbers four = Numbers.of(List.of(4), 1, 2, 3, 6);
    assertEquals(
        3, Evaluator.evaluate(List.of(mean), Map.of("N", 4L), Map.of(x, four)).get(0).value());
  }

  @Test
  void numbersOfAnotherShapeAreRefused() {
    Expr x = Leaves.leaf(scene.table(), "x", TensorType.real(Extent.of(3)));
    Map<Expr, Numbers> given = Map.of(x, Numbers.of(List.of(2), 1, 2));
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> Evaluator.evaluate(List.of(x), Map.of(), given));
    assertTrue(error.getMessage().contains("[3], not [2]"), error.getMessage());
  }

  @Test
  void aLeafWithoutNumbersIsNamed() {
    Expr x = Leaves.leaf(scene.table(), "fc1.w", TensorType.scalar(ElementType.REAL));
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Evaluator.evaluate(List.of(sin(x)), Map.of(), Map.of()));
    assertTrue(error.getMessage().contains("fc1.w"), error.getMessage());
  }

  @Test
  void anIndexOutsideItsTensorIsRefused() {
    Expr x = scene.vector(1, 2, 3);
    Expr index = scene.ints(0, 3);
    Gather rows = new Gather(Shape.of(Extent.of(2)), List.of(new Place.Given(1, List.of(0))));
    Expr read = scene.table().apply(rows, x, index);
    IndexOutOfBoundsException error =
        assertThrows(IndexOutOfBoundsException.class, () -> evaluate(read));
    assertEquals("index 3 on axis 0, whose extent is 3", error.getMessage());
  }

  @Test
  void onlyWhatHasNeitherLeavesNorDimsIsAConstant() {
    Expr two = Leaves.literal(scene.table(), "2");
    assertEquals(Optional.of(List.of(6.0)), Evaluator.constants(plus(times(two, two), two)));
    assertEquals(Optional.empty(), Evaluator.constants(times(two, scene.real(1))));
    Expr n = Leaves.extent(scene.table(), Extent.dim("N"));
    assertEquals(Optional.empty(), Evaluator.constants(n));
  }
}
