package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.resolved.Expression;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the parser lets through resolves on no more stack than the parser asks for. */
class DepthTest {
  private static final long STACK = 16L << 20;
  private static final long SECONDS = 20;

  private static void resolves(String expression) {
    String text = "model M { dim N; input x: real[N]; output y = " + expression + "; }";
    FutureTask<Void> reading = new FutureTask<>(() -> Resolved.of(text), null);
    new Thread(null, reading, "resolver", STACK).start();
    assertDoesNotThrow(() -> reading.get(SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void chainsMayHaveManyTerms() {
    String text = "input x: real;\noutput y = x" + " + x * 2".repeat(100_000) + ";";
    Expression.Chain chain =
        (Expression.Chain) Resolved.let(Resolved.model(text), "y").expression();
    assertEquals(100_000, chain.links().size());
  }

  @Test
  void parenthesesMayBeNested() {
    resolves("(x + ".repeat(980) + "x" + ")".repeat(980));
  }

  @Test
  void prefixesAndConditionalsMayBeNested() {
    resolves("- ".repeat(980) + "x");
    resolves("x > 0 ? x : ".repeat(980) + "x");
    resolves("x ^ ".repeat(980) + "x");
  }

  @Test
  void callsMayBeNested() {
    resolves("relu(".repeat(490) + "x" + ")".repeat(490));
  }

  @Test
  void reductionsMayBeNested() {
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      nested.append("sum[i").append(i).append("] ");
    }
    StringBuilder product = new StringBuilder("(x[i0]");
    for (int i = 1; i < 900; i++) {
      product.append(" * x[i").append(i).append("]");
    }
    resolves(nested.append(product).append(")").toString());
  }
}
