package dev.gradwright.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Element;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class DeclarationTest {
  private static final Declaration X = Declaration.of("x", Element.REAL, "N", "In");
  private static final Declaration Y = Declaration.of("y", Element.INT, "N").in("0", "Classes");

  @Test
  void wrongExtentIsSaidInTheUsersTerms() {
    says(
        "x is [64, 785], declared real[N, In] with In = 784",
        () -> X.check(FloatTensor.zeros(64, 785), 64, 784));
    says(
        "x is [32, 785], declared real[N, In] with N = 64, In = 784",
        () -> X.check(FloatTensor.zeros(32, 785), 64, 784));
  }

  @Test
  void anExtentThatResizeBindsIsMet() {
    Declaration user = Declaration.of("user", Element.INT, "N").boundBy("N");
    says(
        "user is [5], declared int[N] with N = 34; resize(5) binds N = 5",
        () -> user.check(IntTensor.zeros(5), 34));
    Declaration x = Declaration.of("x", Element.REAL, "T", "N", "In").boundBy("N", "T", "K");
    says(
        "x is [7, 5, 3], declared real[T, N, In] with N = 4; resize(5, T, K) binds N = 5",
        () -> x.check(FloatTensor.zeros(7, 5, 3), 7, 4, 3));
    says(
        "x is [8, 5, 3], declared real[T, N, In] with T = 7, N = 4;"
            + " resize(5, 8, K) binds T = 8, N = 5",
        () -> x.check(FloatTensor.zeros(8, 5, 3), 7, 4, 3));
  }

  @Test
  void resizeIsNotAdvisedWhereItDoesNotHelp() {
    Declaration x = Declaration.of("x", Element.REAL, "N", "In").boundBy("N");
    says(
        "x is [5, 6], declared real[N, In] with N = 4, In = 3",
        () -> x.check(FloatTensor.zeros(5, 6), 4, 3));
    says(
        "x is [5], declared real[N, In] with N = 4, In = 3",
        () -> x.check(FloatTensor.zeros(5), 4, 3));
    Declaration square = Declaration.of("a", Element.REAL, "N", "N").boundBy("N");
    says(
        "a is [5, 4], declared real[N, N] with N = 4",
        () -> square.check(FloatTensor.zeros(5, 4), 4, 4));
    Declaration shifted = Declaration.of("b", Element.REAL, "N", "N + 1").boundBy("N");
    says(
        "b is [5, 5], declared real[N, N + 1] with N = 4",
        () -> shifted.check(FloatTensor.zeros(5, 5), 4, 5));
  }

  @Test
  void nullIsNamed() {
    Executable check = () -> X.check(null, 64, 784);
    assertEquals(
        "x is null, declared real[N, In]",
        assertThrows(NullPointerException.class, check).getMessage());
    Executable untyped = () -> Y.ints(null);
    assertEquals(
        "y is null, declared int[N] in 0..Classes",
        assertThrows(NullPointerException.class, untyped).getMessage());
  }

  @Test
  void wrongRankNamesEveryExtent() {
    says(
        "x is [50176], declared real[N, In] with N = 64, In = 784",
        () -> X.check(FloatTensor.zeros(50176), 64, 784));
    says(
        "t is [1], declared real",
        () -> Declaration.of("t", Element.REAL).check(FloatTensor.zeros(1)));
  }

  @Test
  void literalExtentsNeedNoExplanation() {
    Declaration r = Declaration.of("r", Element.REAL, "A", "3");
    says("r is [4, 2], declared real[A, 3]", () -> r.check(DoubleTensor.zeros(4, 2), 4, 3));
    Declaration h = Declaration.of("h", Element.REAL, "2*H");
    says("h is [5], declared real[2*H] with 2*H = 6", () -> h.check(DoubleTensor.zeros(5), 6));
  }

  @Test
  void everyRankIsChecked() {
    says(
        "q is [1, 2, 4], declared real[A, B, C] with C = 3",
        () -> named("A", "B", "C").check(FloatTensor.zeros(1, 2, 4), 1, 2, 3));
    says(
        "q is [1, 2, 3, 5], declared real[A, B, C, D] with D = 4",
        () -> named("A", "B", "C", "D").check(FloatTensor.zeros(1, 2, 3, 5), 1, 2, 3, 4));
    says(
        "q is [1, 2, 3, 4, 0], declared real[A, B, C, D, E] with E = 5",
        () ->
            named("A", "B", "C", "D", "E")
                .checkExtents(FloatTensor.zeros(1, 2, 3, 4, 0), new int[] {1, 2, 3, 4, 5}));
    named("A", "B", "C").checkExtents(FloatTensor.zeros(1, 2, 4), new int[] {1, 2, 4});
    X.check(FloatTensor.zeros(64, 784), 64, 784);
  }

  private static Declaration named(String... axes) {
    return Declaration.of("q", Element.REAL, axes);
  }

  @Test
  void intOutsideItsDomainIsNamed() {
    says(
        "y[3] is 12, declared int[N] in 0..Classes with Classes = 10",
        () -> Y.checkDomain(IntTensor.of(new int[] {0, 9, 1, 12}, 4), 0, 10));
    says(
        "y[0] is 10, declared int[N] in 0..Classes with Classes = 10",
        () -> Y.checkDomain(IntTensor.of(new int[] {10}, 1), 0, 10));
    Y.checkDomain(IntTensor.within(new int[] {0, 9, 99}, 2), 0, 10);
  }

  @Test
  void realDomainsIncludeBothEndsAndExcludeNan() {
    Declaration p = Declaration.of("p", Element.REAL, "N", "K").in("0", "1");
    p.checkDomain(FloatTensor.of(new float[] {0, 1}, 1, 2), 0, 1);
    says(
        "p[1, 0] is 1.5, declared real[N, K] in 0..1",
        () -> p.checkDomain(FloatTensor.of(new float[] {0, 1, 1.5f, 0}, 2, 2), 0, 1));
    says(
        "p[0, 0] is NaN, declared real[N, K] in 0..1",
        () -> p.checkDomain(DoubleTensor.of(new double[] {Double.NaN}, 1, 1), 0, 1));
    Declaration t = Declaration.of("t", Element.REAL).in("0", "1");
    says("t is -1.0, declared real in 0..1", () -> t.checkDomain(DoubleTensor.scalar(-1), 0, 1));
  }

  @Test
  void otherElementsAreRefused() {
    FloatTensor floats = FloatTensor.zeros(1, 1);
    assertSame(floats, X.floats(floats));
    says(
        "x holds f64 reals, declared real[N, In] in precision f32",
        () -> X.floats(DoubleTensor.zeros(1, 1)));
    says(
        "x holds ints, declared real[N, In] in precision f64",
        () -> X.doubles(IntTensor.zeros(1, 1)));
    says("y holds f32 reals, declared int[N]", () -> Y.ints(floats));
    says("y holds bools, declared int[N]", () -> Y.ints(BooleanTensor.zeros(1)));
    says(
        "y holds ints, declared bool",
        () -> Declaration.of("y", Element.BOOL).booleans(IntTensor.zeros()));
  }

  @Test
  void printsAsInAModelFile() {
    assertEquals("y: int[N] in 0..Classes", Y.toString());
    assertEquals("real[N, In]", X.type());
  }

  private static void says(String message, Executable check) {
    assertEquals(message, assertThrows(ShapeException.class, check).getMessage());
  }
}
