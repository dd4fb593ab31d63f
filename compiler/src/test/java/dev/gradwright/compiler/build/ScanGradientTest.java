package dev.gradwright.compiler.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.dag.Graph;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Derivatives of loops, and in loops, against differences and against numbers from a hand. */
class ScanGradientTest {
  /** What differences extrapolated from steps of 1e-3 are good for here. */
  private static final double DIFFERENCES = 1e-8;

  private static final double ROUNDING = 1e-14;

  private static Evaluated model(String... lines) {
    return Evaluated.model("model M(K = 3) {\n" + String.join("\n", lines) + "\n}\n");
  }

  private static void assertGradients(Evaluated model) {
    for (Graph.Parameter parameter : model.graph().parameters()) {
      String name = String.join(".", parameter.path());
      double[] gradient = model.gradient(name);
      double scale = Arrays.stream(gradient).map(Math::abs).max().orElse(0) + 1;
      assertArrayEquals(model.differences(name), gradient, DIFFERENCES * scale, name);
      assertTrue(Arrays.stream(gradient).anyMatch(g -> g != 0), name);
    }
  }

  private static double[] random(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(size, -1, 1).toArray();
  }

  @Test
  void sequencesCarriesAndCapturedValuesGetTheirs() {
    Evaluated m =
        model(
            "dim T; param x: real[4, 2] init zeros(); param w: real[2, 2] init zeros();",
            "param s0: real[2] init zeros();",
            "let (ys, last) = scan t in 4 from (s: real[2] = s0) {",
            "  let z = tanh(s @ w + x[t]) * (t + 1);",
            "  next s = z; yield z^2; final s; };",
            "loss = sum(sin(ys)) + sum(last);");
    m.dim("T", 4).with("x", random(8, 1)).with("w", random(4, 2)).with("s0", random(2, 3));
    assertGradients(m);
  }

  @Test
  void windowsReverseWalksAndNestsGetTheirs() {
    Evaluated m =
        model(
            "param x: real[6] init zeros(); param w: real[3] init zeros();",
            "let ys = scan t in 1..4 from (s = 0.1) reverse {",
            "  let v[i in 3] = x[t + i] * w[i] + x[t - 1];",
            "  let deep = scan k in K from (d = s) { next d = d * cos(v[k]) + x[t] * w[k]; };",
            "  next s = deep; yield deep * s; };",
            "loss = sum(ys);");
    assertGradients(m.with("x", random(6, 4)).with("w", random(3, 5)));
  }

  @Test
  void tablesThatStepsPickFromGetTheirs() {
    Evaluated m =
        model(
            "dim T; input words: int[T] in 0..K; input start: int in 0..K;",
            "param table: real[K, 2] init zeros(); param x: real[4, K] init zeros();",
            "let ys = scan t in 4 from (s: real[2] = 0, at = start) {",
            "  let word = words[t + 1];",
            "  let here: int in 0..K = (at * 2 + t) % K;",
            "  next s = tanh(s + table[word] * table[here, 1]) + x[t, here], at = here;",
            "  yield s * s; };",
            "loss = sum(ys);");
    m.dim("T", 5).with("words", 0, 2, 0, 1, 2).with("start", 1);
    assertGradients(m.with("table", random(6, 6)).with("x", random(12, 7)));
  }

  @Test
  void choicesOfIndicesGetTheirs() {
    Evaluated m =
        model(
            "param x: real[2, 3] init zeros(); param a: real[2] init zeros();",
            "let y[i] = scan t in 3 from (s = a[0]) { next s = sin(a[i] * s + x[i, t]); };",
            "loss = sum(y^2);");
    assertGradients(m.with("x", random(6, 8)).with("a", random(2, 9)));
  }

  /** d/ds (s^2 * x / 2) = s * x, in one step: s is a variable there, not a function of x. */
  @Test
  void aGradientInABodySeesOneStep() {
    Evaluated m =
        model(
            "dim T; input x: real[T];",
            "output y = scan t in T from (s = 1.0) {",
            "  let e = 0.5 * s^2 * x[t];",
            "  let g = grad(e wrt s);",
            "  next s = s - 0.1 * g; yield g; };");
    m.dim("T", 3).with("x", 1, 2, 3);
    // s: 1, 0.9, 0.72
    assertArrayEquals(new double[] {1, 1.8, 2.16}, m.output("y"), ROUNDING);
  }

  @Test
  void aGradientInABodyByAValueFromOutsideSeesOneStepToo() {
    Evaluated m =
        model(
            "input x: real[3]; input w: real;",
            "let v = exp(w);",
            "output (byW, byX) = scan t in 3 from (s = 1.0) {",
            "  let e = s * v * w + x[t]^2 * v;",
            "  let (g, h) = grad(e wrt w, x);",
            "  next s = s + w; yield g, h; };");
    m.with("x", 1, 2, 3).with("w", 0);
    // e = (s w + x[t]^2) exp(w): de/dw = s + x[t]^2 at w = 0, with s = 1 in all steps
    assertArrayEquals(new double[] {2, 5, 10}, m.output("byW"), ROUNDING);
    assertArrayEquals(new double[] {2, 0, 0, 0, 4, 0, 0, 0, 6}, m.output("byX"), ROUNDING);
  }

  @Test
  void gradientStepsAsALoopCanBeDifferentiatedThrough() {
    Evaluated m =
        model(
            "param rate: real = 0.1; param x: real[2] init zeros();",
            "let z = scan t in 4 from (z: real[2] = x) {",
            "  let e = sum(z^4) + z[0] * z[1] * x[0];",
            "  next z = z - rate * grad(e wrt z); };",
            "loss = sum(z^2);");
    assertGradients(m.with("rate", 0.07).with("x", random(2, 10)));
  }

  @Test
  void rematIsOneLoopToo() {
    String[] kept =
        "param x: real[7] init zeros(); let y = scan t in 7 from (s = 0.1) KEEP { next s = tanh(s + x[t]); yield s^2; }; loss = sum(y);"
            .split("KEEP");
    double[] x = random(7, 11);
    double[] plain = model(kept[0] + kept[1]).with("x", x).gradient("x");
    for (String remat : new String[] {"remat", "remat 3", "remat 7", "remat 1", "remat 20"}) {
      assertArrayEquals(
          plain, model(kept[0] + remat + kept[1]).with("x", x).gradient("x"), ROUNDING, remat);
    }
  }

  @Test
  void swingUpFallsByGradientDescent() {
    String text = Goldens.snippet("5-swing-up.grad").replace("T = 200", "T = 20");
    Evaluated m = Evaluated.model(text).with("s0", 0, 0).with("u", random(20, 12));
    assertGradients(m);
  }

  @Test
  void anLstmGetsItsGradients() {
    String text =
        Goldens.snippet("2-lstm.grad")
            + """
            model Recurrent {
              dim T, N;
              input x: real[T, N, 2];
              input target: real[N, 3];
              use lstm = Lstm(2, 3);
              loss = mean((lstm(x)[T - 1] - target)^2);
            }
            """;
    Evaluated m = Evaluated.model(text).dim("T", 5).dim("N", 2);
    m.with("x", random(20, 13)).with("target", random(6, 14));
    m.with("lstm.wx", random(24, 15)).with("lstm.wh", random(36, 16));
    assertGradients(m.with("lstm.b", random(12, 17)));
  }

  @Test
  void rulesOfFnsHoldInLoopsAlsoAroundFunctionsThatSeeTheStep() {
    Evaluated m =
        Evaluated.model(
            """
            fn shift(x: real, by: real) -> real { return x + by; }
            fn through(f: fn(real) -> real, x: real) -> real {
              return sin(f(x));
            } surrogate adjoint (dy) {
              bar x = 2 * dy * cos(f(x));
            }
            model M {
              input u: real[4];
              param x: real[4] init zeros();
              let y = scan t in 4 from (s = 0.5) {
                next s = s * through(shift(_, u[t] + stop(s)), x[t]);
                yield s;
              };
              loss = sum(y^2);
            }
            """);
    m.with("u", random(4, 18)).with("x", random(4, 19));
    double[] x = random(4, 19);
    double[] u = random(4, 18);
    // s' = s sin(x + u + stop(s)): ds'/dx = s cos(..) + ds/dx sin(..), the cosine twice by the rule
    double[] expected = new double[4];
    double[] slopes = new double[4];
    double state = 0.5;
    for (int t = 0; t < 4; t++) {
      for (int i = 0; i < 4; i++) {
        expected[i] += 2 * state * slopes[i];
      }
      double inside = x[t] + u[t] + state;
      for (int i = 0; i < 4; i++) {
        slopes[i] = slopes[i] * Math.sin(inside) + (i == t ? 2 * state * Math.cos(inside) : 0);
      }
      state *= Math.sin(inside);
    }
    assertArrayEquals(expected, m.gradient("x"), ROUNDING);
  }
}
