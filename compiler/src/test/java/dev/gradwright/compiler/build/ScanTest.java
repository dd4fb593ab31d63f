package dev.gradwright.compiler.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What loops compute, against numbers from a hand. */
class ScanTest {
  private static final double EXACT = 0;

  /** Some additions in another order. */
  private static final double ROUNDING = 1e-15;

  private static Evaluated model(String... lines) {
    return Evaluated.model("model M(K = 3) {\n" + String.join("\n", lines) + "\n}\n");
  }

  @Test
  void yieldsAreStackedAndCarriesReplacedAtOnce() {
    Evaluated m =
        model(
            "dim T; input x: real[T];",
            "output (fib, a, b) = scan t in T from (a: real = 0, b: real = 1) {",
            "  next a = b, b = a + b;",
            "  yield a * x[t];",
            "  final a, b;",
            "};");
    m.dim("T", 5).with("x", 1, 10, 100, 1000, 10000);
    assertArrayEquals(new double[] {0, 10, 100, 2000, 30000}, m.output("fib"), EXACT);
    assertArrayEquals(new double[] {5}, m.output("a"), EXACT);
    assertArrayEquals(new double[] {8}, m.output("b"), EXACT);
  }

  @Test
  void withoutYieldTheCarriesComeOut() {
    Evaluated m =
        model(
            "dim T; input x: real[T, 2];",
            "output s = scan t in T from (s: real[2] = 0.5) { next s = s + x[t]; };");
    assertArrayEquals(
        new double[] {9.5, 12.5}, m.dim("T", 3).with("x", 1, 2, 3, 4, 5, 6).output("s"), EXACT);
    assertArrayEquals(new double[] {0.5, 0.5}, m.dim("T", 0).with("x").output("s"), EXACT);
  }

  @Test
  void withoutCarriesAScanIsAMap() {
    Evaluated m = model("dim T; output y = scan t in T { yield 2 * t + 1; };");
    assertArrayEquals(new double[] {1, 3, 5}, m.dim("T", 3).output("y"), EXACT);
  }

  @Test
  void reverseWalksBackAndStoresTheYieldOfEachStepAtIt() {
    Evaluated m =
        model(
            "dim T; input x: real[T];",
            "output y = scan t in T from (s = 0.0) reverse {",
            "  next s = s + x[t]; yield s + x[t]; };");
    assertArrayEquals(
        new double[] {15, 14, 12, 9, 5}, m.dim("T", 5).with("x", 1, 2, 3, 4, 5).output("y"), EXACT);
  }

  @Test
  void aRangeThatStartsLaterReadsWhatCameBefore() {
    Evaluated m =
        model(
            "dim T; input x: real[T];",
            "output y = scan t in 1..T { yield x[t] - x[t - 1]; };",
            "output z = scan t in 1..T-1 { yield x[t + 1] * real(t) + x[T - 1 - t]; };");
    m.dim("T", 5).with("x", 1, 3, 6, 10, 15);
    assertArrayEquals(new double[] {2, 3, 4, 5}, m.output("y"), EXACT);
    assertArrayEquals(new double[] {16, 26, 48}, m.output("z"), EXACT);
  }

  @Test
  void stepsAreReadWithinIndexNotation() {
    Evaluated m =
        model(
            "dim T; input x: real[T, 2]; input w: real[T + 2];",
            "output y = scan t in T from (s: real[2] = 0) {",
            "  let z[i] = x[t, i] * (i + 1) + s[1 - i];",
            "  next s = z;",
            "  yield z; };",
            "output window = scan t in T { let v[i in 3] = w[t + i]; yield sum(v); };",
            "output corner = scan t in T { yield sum[i] x[t, i] * w[t]; };");
    m.dim("T", 2).with("x", 1, 2, 3, 4).with("w", 1, 2, 3, 4);
    assertArrayEquals(new double[] {1, 4, 7, 9}, m.output("y"), EXACT);
    assertArrayEquals(new double[] {6, 9}, m.output("window"), EXACT);
    assertArrayEquals(new double[] {3, 14}, m.output("corner"), EXACT);
  }

  @Test
  void whatDataSaysIsReadInTheBody() {
    Evaluated m =
        model(
            "dim T; input x: real[T, K]; input start: int in 0..K; input jump: int[K] in 0..K;",
            "output y = scan t in T from (at = start) {",
            "  let here: int in 0..K = at;",
            "  next at = jump[here];",
            "  yield x[t, here]; };");
    m.dim("T", 3).with("x", 1, 2, 3, 4, 5, 6, 7, 8, 9).with("start", 1).with("jump", 1, 2, 0);
    assertArrayEquals(new double[] {2, 6, 7}, m.output("y"), EXACT);
  }

  @Test
  void whatEachStepPicksFromATableIsPickedForAllStepsAtOnce() {
    Evaluated m =
        model(
            "dim T; input words: int[T] in 0..K; param table: real[K, 2] init zeros();",
            "output y = scan t in T from (s: real[2] = 0) {",
            "  let word = words[t];",
            "  next s = 0.5 * s + table[word];",
            "  yield table[(word + 1) % K] + s; };");
    m.dim("T", 3).with("words", 2, 0, 1).with("table", 1, 2, 3, 4, 5, 6);
    assertArrayEquals(new double[] {1, 2, 8, 10, 8.5, 11}, m.output("y"), EXACT);
    assertTrue(operands(m.graph()).stream().noneMatch(e -> isNamed(e, "table")));
  }

  @Test
  void loopsNestAndReadAlongBoth() {
    Evaluated m =
        model(
            "dim T; input x: real[T, K]; input y: real[K];",
            "output z = scan t in T from (outer = 0.0) {",
            "  let inner = scan k in K from (s = outer) {",
            "    next s = s * y[k] + x[t, k] + x[t, K - 1 - k]; };",
            "  next outer = inner;",
            "  yield inner; };");
    m.dim("T", 2).with("x", 1, 2, 3, 4, 5, 6).with("y", 1, 2, 3);
    assertArrayEquals(new double[] {40, 340}, m.output("z"), EXACT);
  }

  @Test
  void inIndexNotationEachChoiceWalksByItself() {
    Evaluated m =
        model(
            "dim T, N; input x: real[N, T]; input a: real[N];",
            "output y[i] = scan t in T from (s = 0.0) { next s = a[i] * s + x[i, t]; };",
            "output z[i] = sum(scan t in T from (s = 0.0) {",
            "  let v[j in T] = x[i, j] * x[i, t];",
            "  next s = s + sum(v);",
            "  yield s * a[i]; });");
    m.dim("T", 2).dim("N", 3).with("x", 1, 2, 3, 4, 5, 6).with("a", 1, 2, 3);
    assertArrayEquals(new double[] {3, 10, 21}, m.output("y"), EXACT);
    assertArrayEquals(new double[] {3, 42, 165}, m.output("z"), EXACT);
  }

  @Test
  void aFnOverScalarsThatWalksIsMappedOverTensors() {
    Evaluated m =
        Evaluated.model(
            """
            fn power(x: real, n) -> real { return scan t in n from (p = 1.0) { next p = p * x; }; }
            model M { input x: real[2, 2]; output y = power(x, n = 3); }
            """);
    assertArrayEquals(new double[] {1, 8, 27, 64}, m.with("x", 1, 2, 3, 4).output("y"), EXACT);
  }

  @Test
  void functionsHandedOverAreWalkedThrough() {
    Evaluated m =
        Evaluated.model(
            """
            fn pendulum(s: real[2], u: real) -> real[2] { return [s[1], u - s[0]]; }
            fn euler<D>(f: fn(real[D]) -> real[D], s: real[D], h: real) -> real[D] {
              return s + h * f(s);
            }
            model M {
              dim T;
              input u: real[T];
              output path = scan t in T from (s: real[2] = [1, 0]) {
                next s = euler(pendulum(_, u[t]), s, 0.5);
                yield s;
              };
            }
            """);
    assertArrayEquals(
        new double[] {1, 0, 1, 0.5, 1.25, 1},
        m.dim("T", 3).with("u", 2, 2, 2).output("path"),
        EXACT);
  }

  @Test
  void layersAndSplitsStandInLoops() {
    Evaluated m =
        Evaluated.model(
            """
            layer Cell(H) {
              dim N;
              param w: real[H, 2*H] init zeros();
              forward(h: real[N, H], x: real[N, 2*H]) -> real[N, H] {
                let (a, b) = split(x + h @ w, parts = 2, axis = 1);
                return a * b;
              }
            }
            model M {
              dim N, T;
              input x: real[T, N, 2];
              use cell = Cell(1);
              output h = scan t in T from (h: real[N, 1] = 1) { next h = cell(h, x[t]); yield h; };
            }
            """);
    m.dim("N", 2).dim("T", 2).with("x", 1, 2, 3, 4, 5, 6, 7, 8).with("cell.w", 1, 2);
    // (1 + 1) * (2 + 2) = 8, (3 + 1) * (4 + 2) = 24
    assertArrayEquals(new double[] {1, 1, 8, 24}, m.output("h"), EXACT);
  }

  @Test
  void whatDoesNotChangeIsMadeOutside() {
    Evaluated m =
        model(
            "dim T; input a: real[K, K]; input b: real[K, K];",
            "output y = scan t in T from (s: real[K] = 1) { next s = s @ tanh(a @ b); yield s; };");
    assertEquals(
        List.of("tanh"),
        operands(m.graph()).stream()
            .filter(e -> e.shape().rank() == 2)
            .map(e -> e.operator().spelling())
            .toList());
  }

  @Test
  void ofWhatIsNotFiniteNothingElseIsBelieved() {
    Evaluated m =
        model(
            "dim T; output y = scan t in T from (s = 1.0, c = 1.0) {",
            "  next s = log(s), c = tanh(c); yield s * 0 + c; };");
    LoopRun run = runs(m.graph()).get(0);
    assertEquals(
        List.of(false, true), run.loop().carries().stream().map(c -> c.facts().finite()).toList());
    assertTrue(Double.isNaN(m.dim("T", 3).output("y")[2]));
  }

  private static List<LoopRun> runs(Graph graph) {
    return List.copyOf(LoopRun.among(Order.of(graph.values())).keySet());
  }

  /** What all loops take from outside. */
  private static List<Expr> operands(Graph graph) {
    return runs(graph).stream().flatMap(run -> run.operands().stream()).toList();
  }

  private static boolean isNamed(Expr expr, String name) {
    return expr.operator().spelling().equals(name);
  }
}
