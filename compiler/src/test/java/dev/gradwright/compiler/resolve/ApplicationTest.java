package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.Body;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.FunctionValue;
import dev.gradwright.compiler.resolved.Model;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.resolved.Use;
import org.junit.jupiter.api.Test;

class ApplicationTest {
  private static final String BLOCK =
      """
      import nn;
      layer Block(D) {
        dim ..S;
        use d = Dense(D, D);
        forward(x: real[..S, D]) -> real[..S, D] { return relu(d(x)); }
      }
      """;

  private static Body body(String fns, String statements) {
    return Resolved.of(fns + "model M(H = 8) { dim N; " + statements + " }").models().get(0).body();
  }

  private static Producer producer(Body body, String name) {
    return ((Expression.Only) Resolved.let(body, name).expression()).producer();
  }

  @Test
  void dimsAreSolvedFromBareNamesFirst() {
    String fn =
        "fn f<A, B>(x: real[A + B], y: real[A]) -> real[B] { return x[A..A + B] + 0 * y[0]; }";
    Body body = body(fn, "input x: real[7]; input y: real[3]; output z = f(x, y);");
    Binding binding = ((Producer.Call) producer(body, "z")).binding();
    assertEquals("{A=3, B=4}", binding.extents().toString());
    assertEquals("real[4]", Resolved.let(body, "z").value().type().toString());
  }

  @Test
  void aDimOfTheCallerIsNotConfusedWithOneOfTheCallee() {
    String fn = "fn f<N, M>(x: real[N + M], y: real[M]) -> real[N] { return x[0..N] + 0 * y[0]; }";
    Body body = body(fn, "input x: real[2 * N]; input y: real[N]; output z = f(x, y);");
    assertEquals("real[N]", Resolved.let(body, "z").value().type().toString());
  }

  @Test
  void aQuotientThatMayNotComeOutEvenIsDemanded() {
    String fn = "fn half<A>(x: real[2 * A]) -> real[A] { return x[0..A]; }";
    Body body = body(fn, "input x: real[N]; output z = half(x);");
    assertEquals("N/2", body.requirements().get(0).extent().toString());
  }

  @Test
  void leadingDimsAreAnyNumberOfAxes() {
    Body body = body("", "input x: real[N, 4, H]; output z = softmax(x);");
    assertEquals(
        "{S=[N, 4]}", ((Producer.Call) producer(body, "z")).binding().leading().toString());
  }

  @Test
  void aFnOverScalarsIsMappedOverTensors() {
    String fn = "fn f(x: real, y: real) -> real { return x * y; }";
    Body body = body(fn, "input x: real[N, H]; input y: real[H]; output z = f(x, y);");
    Producer.Call call = (Producer.Call) producer(body, "z");
    assertEquals("[N, H]", call.over().toString());
    assertEquals("real[N, H]", call.arguments().get(1).type().toString());
  }

  @Test
  void anArgumentThatIsNotProvenInItsDomainIsChecked() {
    String inputs = "input x: real[N, 3]; input y: int[N] in 0..4; ";
    Body body = body("", inputs + "output z = crossEntropy(x, y);");
    Producer.Call call = (Producer.Call) producer(body, "z");
    assertInstanceOf(Expression.Checked.class, call.arguments().get(1));
  }

  @Test
  void aCallWithHolesIsALambda() {
    String fns =
        """
        fn pendulum(s: real[2], u: real) -> real[2] { return [s[1], u - 9.81 * sin(s[0])]; }
        fn euler<D>(f: fn(real[D]) -> real[D], s: real[D], h: real) -> real[D] {
          return s + h * f(s);
        }
        """;
    Body body =
        body(fns, "input s: real[2]; input u: real; output z = euler(pendulum(_, u), s, 0.1);");
    FunctionValue.Lambda lambda = ((Producer.Call) producer(body, "z")).functions().get(0).lambda();
    assertEquals("[_1: real[2]]", lambda.parameters().toString());
    assertEquals("real[2]", lambda.results().get(0).type().toString());
  }

  @Test
  void aBuiltInWithAHoleIsALambdaToo() {
    String fns =
        "fn twice<D>(f: fn(real[D]) -> real[D], x: real[D]) -> real[D] { return f(f(x)); }";
    Body body = body(fns, "input x: real[2]; output z = twice(max(_, 0), x);");
    FunctionValue.Lambda lambda = ((Producer.Call) producer(body, "z")).functions().get(0).lambda();
    Expression.Apply apply = assertInstanceOf(Expression.Apply.class, lambda.results().get(0));
    assertEquals(Elementwise.MAXIMUM, apply.operator());
    assertEquals("real[2]", apply.type().toString());
  }

  @Test
  void aLayerHandedToALayerIsOwnedByIt() {
    Program program =
        Resolved.of(
            BLOCK
                + "model M(H = 8) { dim N; input x: real[N, H]; use r = Residual(Block(H));"
                + " loss = sum(r(x)) + l2(r.f.d.w); }");
    Model model = program.models().get(0);
    Use use = (Use) model.members().get(0);
    assertInstanceOf(FunctionValue.Owned.class, use.functions().get(0));
    assertEquals("{D=H}", use.binding().extents().toString());
    assertEquals(1, use.functions().get(0).lambda().dims().leading().size());
  }

  @Test
  void dimsOfTheOwningLayerHaveNamesOfTheirOwnInALambda() {
    Body body =
        body(BLOCK, "input x: real[N, H]; use r = Residual(Residual(tanh)); output z = r(x);");
    assertEquals("real[N, H]", Resolved.let(body, "z").value().type().toString());
  }

  @Test
  void arraysOfLayersAreReachedByBuildTimeIndices() {
    Body body =
        body(
            BLOCK,
            "input x: real[N, H]; use b[3] = Block(H);"
                + " output z = for l in 0..2 from (h = x) { next h = b[l + 1](b[l](h)); };");
    Producer.Repeat repeat = (Producer.Repeat) producer(body, "z");
    assertEquals("[h: real[N, H]]", repeat.carries().toString());
    assertEquals(0, body.requirements().size());
  }

  @Test
  void anIndexThatLeavesTheArrayInTheLastRoundIsRefused() {
    String complaints =
        Resolved.complaints(
            BLOCK
                + "model M(H = 8) { dim N; input x: real[N, H]; use b[3] = Block(H);"
                + " output z = for l in 0..3 from (h = x) { next h = b[l + 1](h); }; }");
    assertTrue(complaints.contains("[outside]"), complaints);
  }

  @Test
  void numbersOfArraysThatOnlyTheBuildKnowsAreDemanded() {
    Program program =
        Resolved.of(
            BLOCK
                + """
                layer Stack(D, L) {
                  dim ..S;
                  use b[L] = Block(D);
                  forward(x: real[..S, D]) -> real[..S, D] {
                    return for l in 0..L - 1 from (h = x) { next h = b[l + 1](b[l](h)); };
                  }
                }
                """);
    assertEquals(
        1,
        program.layers().values().stream()
            .filter(
                b ->
                    b.forward().requirements().stream()
                        .anyMatch(r -> r.extent().toString().equals("L - 1")))
            .count());
  }

  @Test
  void whatWrtNamesIsKnownToTheBody() {
    Body body =
        body(
            "",
            "input x: real; let y = x^2; let z = y^2; output g = grad(z wrt y, x)[0];"
                .replace("grad(z wrt y, x)[0]", "grad(z wrt y)"));
    assertEquals("[y: real]", body.differentiated().toString());
  }
}
