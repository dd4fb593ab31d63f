package dev.gradwright.compiler.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Derivatives as expressions, against numbers from a hand. */
class DerivativeTest {
  private static final double ROUNDING = 1e-14;

  private static Evaluated model(String... lines) {
    return Evaluated.model("model M(K = 3) {\n" + String.join("\n", lines) + "\n}\n");
  }

  private static void assertOutput(Evaluated model, String name, double... expected) {
    assertArrayEquals(expected, model.output(name), ROUNDING, name);
  }

  @Test
  void aDirectionalDerivativeSumsWhatComesThroughEachName() {
    Evaluated m =
        model(
            "input x: real[2]; input y: real[2];",
            "let f[i] = x[i]^2 * y[1 - i];",
            "output one = jvp(f wrt x along [1, 10]);",
            "output both = jvp(f wrt x, y along [1, 10], 1);",
            "output twice = jvp(one wrt x along x);");
    m.with("x", 1, 2).with("y", 3, 5);
    // f = (x0^2 y1, x1^2 y0)
    assertOutput(m, "one", 2 * 5, 10 * 4 * 3);
    assertOutput(m, "both", 10 + 1, 120 + 4);
    assertOutput(m, "twice", 2 * 5 * 1, 10 * 2 * 3 * 2);
  }

  @Test
  void aJacobianHasTheAxesOfTheValueThenThoseOfTheName() {
    Evaluated m =
        model(
            "input x: real[2]; input a: real[3, 2]; input s: real;",
            "let f = a @ x * s;",
            "output (byX, byA, byS) = jacobian(f wrt x, a, s);",
            "output second = jacobian(grad(sum(f^2) wrt x) wrt x);");
    m.with("x", 1, 2).with("a", 1, 2, 3, 4, 5, 6).with("s", 2);
    assertOutput(m, "byX", 2, 4, 6, 8, 10, 12);
    assertOutput(m, "byA", 2, 4, 0, 0, 0, 0, 0, 0, 2, 4, 0, 0, 0, 0, 0, 0, 2, 4);
    assertOutput(m, "byS", 5, 11, 17);
    // 2 s^2 a^T a
    assertOutput(m, "second", 8 * 35, 8 * 44, 8 * 44, 8 * 56);
  }

  @Test
  void aHessianIsAppliedToDirectionsThatStandStill() {
    Evaluated m =
        model(
            "input x: real[2]; input y: real;",
            "let e = x[0]^3 * y + x[0] * x[1]^2 * y^2;",
            "output own = hvp(e wrt x along x);",
            "output (hx, hy) = hvp(e wrt x, y along x, y);");
    m.with("x", 1, 2).with("y", 3);
    // e_00 = 6 x0 y = 18, e_01 = 2 x1 y^2 = 36, e_11 = 2 x0 y^2 = 18
    // e_0y = 3 x0^2 + 2 x1^2 y = 27, e_1y = 4 x0 x1 y = 24, e_yy = 2 x0 x1^2 = 8
    assertOutput(m, "own", 18 + 72, 36 + 36);
    assertOutput(m, "hx", 90 + 81, 72 + 72);
    assertOutput(m, "hy", 27 + 48 + 24);
  }

  @Test
  void inIndexNotationEachChoiceHasItsDerivative() {
    Evaluated m =
        Evaluated.model(
            """
            fn slope(x: real, v: real) -> real {
              let y = x^3;
              return jvp(y wrt x along v) + jacobian(y wrt x) + hvp(y wrt x along v);
            }
            model M { input x: real[3]; output y = slope(x, 2 * x); }
            """);
    // 3 x^2 2x + 3 x^2 + 6 x 2x
    assertOutput(m.with("x", 1, 2, 3), "y", 6 + 3 + 12, 48 + 12 + 48, 162 + 27 + 108);
  }

  @Test
  void allOfThemStandInLoopsAndSeeOneStep() {
    Evaluated m =
        model(
            "input x: real[3];",
            "output (d, j, h) = scan t in K from (s = 1.0) {",
            "  let e = s^3 * x[t];",
            "  next s = s + 1;",
            "  yield jvp(e wrt s along x[t]), jacobian(e wrt s), hvp(e wrt s along 2); };");
    m.with("x", 1, 2, 3);
    assertOutput(m, "d", 3, 3 * 4 * 4, 3 * 9 * 9);
    assertOutput(m, "j", 3, 3 * 4 * 2, 3 * 9 * 3);
    assertOutput(m, "h", 12, 12 * 4, 12 * 9);
  }

  @Test
  void loopsAreDifferentiatedForward() {
    Evaluated m =
        model(
            "input w: real; input x: real[3];",
            "let y = scan t in K from (s = 1.0) { next s = s * w + x[t]; yield s; };",
            "output d = jvp(y wrt w along 1);",
            "output j = jacobian(y wrt x);");
    m.with("w", 2).with("x", 1, 1, 1);
    // y = 1, w + x0, w^2 + x0 w + x1
    assertOutput(m, "d", 0, 1, 5);
    assertOutput(m, "j", 0, 0, 0, 1, 0, 0, 2, 1, 0);
  }
}
