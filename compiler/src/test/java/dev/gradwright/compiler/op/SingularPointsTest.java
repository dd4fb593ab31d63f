package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.op.Formula.abs;
import static dev.gradwright.compiler.op.Formula.divide;
import static dev.gradwright.compiler.op.Formula.equal;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.less;
import static dev.gradwright.compiler.op.Formula.like;
import static dev.gradwright.compiler.op.Formula.log;
import static dev.gradwright.compiler.op.Formula.max;
import static dev.gradwright.compiler.op.Formula.min;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.power;
import static dev.gradwright.compiler.op.Formula.reciprocal;
import static dev.gradwright.compiler.op.Formula.select;
import static dev.gradwright.compiler.op.Formula.sqrt;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Slopes where mathematics has none, at zeros and ties, and for repeated indices. */
class SingularPointsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private final Scene scene = new Scene();

  private double slope(Expr y, Expr x) {
    return scene.number(Leaves.gradient(y, x));
  }

  @Test
  void rootsAndLogarithmsHaveInfiniteSlopesAtZero() {
    Expr x = scene.real(0);
    assertEquals(INFINITY, slope(sqrt(x), x));
    assertEquals(INFINITY, slope(log(x), x));
    assertEquals(-INFINITY, slope(reciprocal(x), x));
  }

  @Test
  void theSlopeOfTheAbsoluteValueAtZeroIsZero() {
    Expr x = scene.real(0);
    assertEquals(0, slope(abs(x), x));
  }

  @Test
  void aMaskedBranchLeaksNothingThroughAnInfiniteSlope() {
    Expr x = scene.vector(0, 4);
    Expr inside = less(like(x, "0"), x);
    for (Expr branch : List.of(sqrt(x), log(x), reciprocal(x), power(x, "0.5"), power(x, "-1"))) {
      Expr masked = select(inside, branch, like(x, "0"));
      Expr first = scene.gradient(masked, x);
      assertEquals(0, scene.numbers(first)[0]);
      assertEquals(0, scene.numbers(scene.gradient(first, x))[0]);
    }
  }

  @Test
  void aMaskedQuotientLeaksNothingIntoItsDivisor() {
    Expr x = scene.vector(0, 2);
    Expr y = scene.vector(0, 4);
    Expr masked = select(equal(y, like(y, "0")), like(y, "0"), divide(x, y));
    assertArrayEquals(new double[] {0, 0.25}, scene.numbers(scene.gradient(masked, x)));
    assertArrayEquals(new double[] {0, -0.125}, scene.numbers(scene.gradient(masked, y)));
  }

  @Test
  void aSeedThatIsNotZeroMeetsTheInfiniteSlope() {
    Expr x = scene.real(0);
    assertEquals(-INFINITY, slope(times("-3", sqrt(x)), x));
  }

  @Test
  void powersAtZeroHaveTheSlopesOfThePolynomialsTheyAre() {
    Expr x = scene.real(0);
    String[] exponents = {"0", "1", "2", "3"};
    double[][] slopes = {{0, 0, 0}, {1, 0, 0}, {0, 2, 0}, {0, 0, 6}};
    for (int i = 0; i < exponents.length; i++) {
      Expr first = Leaves.gradient(power(x, exponents[i]), x);
      Expr second = Leaves.gradient(first, x);
      Expr third = Leaves.gradient(second, x);
      double[] found = {scene.number(first), scene.number(second), scene.number(third)};
      assertArrayEquals(slopes[i], found);
    }
  }

  @Test
  void powersAtZeroHaveNoSlopeInTheExponent() {
    Expr x = scene.real(0);
    Expr y = scene.real(2);
    Expr first = Leaves.gradient(power(x, y), y);
    assertEquals(0, scene.number(first));
    assertEquals(0, scene.number(Leaves.gradient(first, y)));
    assertEquals(0, scene.number(Leaves.gradient(first, x)));
  }

  @Test
  void powersOfNegativeNumbersHaveSlopesInTheBase() {
    Expr x = scene.real(-2);
    assertEquals(12, slope(power(x, "3"), x));
  }

  @Test
  void operandsThatTieShareTheSeed() {
    Expr x = scene.real(2);
    Expr y = scene.real(2);
    for (Expr chosen : List.of(max(x, y), min(x, y))) {
      assertEquals(0.5, slope(chosen, x));
      assertEquals(0.5, slope(chosen, y));
    }
    assertEquals(1, slope(max(x, x), x));
  }

  @Test
  void elementsThatTieShareTheSeed() {
    Expr x = scene.tensor(List.of(2, 3), 1, 3, 3, 5, 5, 5);
    Expr weights = scene.vector(10, 3);
    Expr largest = times(Totals.max(x, List.of(1)), weights);
    double[] expected = {0, 5, 5, 1, 1, 1};
    assertArrayEquals(expected, scene.numbers(scene.gradient(largest, x)), 1e-15);
    double[] smallest = {10, 0, 0, 1, 1, 1};
    Expr least = times(Totals.min(x, List.of(1)), weights);
    assertArrayEquals(smallest, scene.numbers(scene.gradient(least, x)), 1e-15);
  }

  @Test
  void aProductWithZerosHasItsTrueSlopes() {
    Expr none = scene.vector(2, 3, 5);
    Expr one = scene.vector(2, 0, 5);
    Expr two = scene.vector(0, 3, 0);
    assertArrayEquals(new double[] {15, 10, 6}, productGradient(none));
    assertArrayEquals(new double[] {0, 10, 0}, productGradient(one));
    assertArrayEquals(new double[] {0, 0, 0}, productGradient(two));
  }

  private double[] productGradient(Expr x) {
    return scene.numbers(Leaves.gradient(Totals.product(x, 0), x));
  }

  @Test
  void aProductWithZerosHasItsTrueSecondSlopes() {
    Expr x = scene.vector(0, 3, 0, 7);
    Expr weights = scene.vector(1, 10, 100, 1000);
    Expr first = Leaves.gradient(Totals.product(x, 0), x);
    Expr second = scene.gradient(times(weights, first), x);
    // d2/dx0dx2 is 21, and no other second slope is not 0.
    assertArrayEquals(new double[] {2100, 0, 21, 0}, scene.numbers(second));
  }

  @Test
  void aProductOverTwoAxesWithZerosHasItsTrueSlopes() {
    Expr x = scene.tensor(List.of(2, 2), 2, 0, 5, 7);
    Expr product = Totals.product(x, List.of(0, 1));
    assertArrayEquals(new double[] {0, 70, 0, 0}, scene.numbers(Leaves.gradient(product, x)));
  }

  @Test
  void repeatedIndicesAddUp() {
    Expr x = scene.vector(1, 2, 3);
    Expr index = scene.ints(2, 0, 2, 2);
    Gather rows = new Gather(Shape.of(Extent.of(4)), List.of(new Place.Given(1, List.of(0))));
    Expr read = scene.table().apply(rows, x, index);
    Expr weighed = times(read, scene.vector(1, 10, 100, 1000));
    assertArrayEquals(new double[] {10, 0, 1101}, scene.numbers(scene.gradient(weighed, x)));
    Expr squared = times(square(read), scene.vector(1, 10, 100, 1000));
    Expr second = scene.gradient(scene.gradient(squared, x), x);
    assertArrayEquals(new double[] {20, 0, 2202}, scene.numbers(second));
  }

  @Test
  void theSameVariableTwiceInOneProductCountsTwice() {
    Expr x = scene.tensor(List.of(2, 2), 1, 2, 3, 4);
    Expr trace = Totals.contract(x, List.of(0, 1), x, List.of(1, 0), List.of());
    assertArrayEquals(new double[] {2, 6, 4, 8}, scene.numbers(Leaves.gradient(trace, x)));
    Expr diagonal = Rearrange.diagonal(x, 0, 1);
    Expr corner = scene.gradient(square(diagonal), x);
    assertArrayEquals(new double[] {2, 0, 0, 8}, scene.numbers(corner));
  }

  @Test
  void theLogisticFunctionHasSlopesForAllLogits() {
    Expr x = scene.vector(-1000, -30, 0, 1000);
    Expr sigmoid = reciprocal(plus(exp(negate(x)), "1"));
    double small = 9.3576229688392989e-14;
    double[] slopes = scene.numbers(scene.gradient(sigmoid, x));
    assertArrayEquals(new double[] {0, small, 0.25, 0}, slopes, 1e-25);
  }

  @Test
  void extentsOfZeroAndOneAreNoExceptions() {
    Expr empty = scene.tensor(List.of(0, 2));
    Expr one = scene.tensor(List.of(1, 1), 3);
    Stream.of(empty, one)
        .forEach(
            x -> {
              Expr squares = Totals.sum(square(x), List.of(0));
              Expr product = Totals.product(x, 0);
              Expr matrix = Totals.matrixProduct(x, Rearrange.transpose(x));
              for (Expr y : List.of(squares, product, matrix, Rearrange.transpose(x))) {
                double[] found = scene.numbers(scene.gradient(y, x));
                assertEquals(scene.given().get(x).elements().length, found.length);
              }
            });
    assertArrayEquals(new double[] {6}, scene.numbers(scene.gradient(square(one), one)));
    assertArrayEquals(new double[] {0, 0}, scene.numbers(Totals.sum(empty, List.of(0))));
  }
}
