package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.resolved.Body;
import dev.gradwright.compiler.resolved.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexNotationTest {
  private static final String INPUTS =
      "input x: real[N]; input w: real[K]; input a: real[N, D]; input g: real[N * D];";
  private static final String ALL_USED = "output u = sum(x) + sum(w) + sum(a) + sum(g);";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y[i] = x[i] + w[0] + a[0, 0] + g[0]                   | real[N]",
        "y[i] = x[i] - x[i + 1]                                | real[N - 1]",
        "y[i] = x[i] - x[i - 1]                                | real[N - 1]",
        "y[i] = x[i + 1] - x[i - 1]                            | real[N - 2]",
        "y[i] = sum[p] x[i + p] * w[p]                         | real[-K + N + 1]",
        "y[i] = x[2 * i]                                       | real[(N - 1) div 2 + 1]",
        "y[i] = x[N - 1 - i]                                   | real[N]",
        "y[i, j] = x[i] * w[j]                                 | real[N, K]",
        "y[j, i] = a[i, j]                                     | real[D, N]",
        "y[i, q in 2..5] = x[i] * q                            | real[N, 3]",
        "y[i, j] = g[i * D + j] * a[i, j]                      | real[N, D]",
        "y[i in K] = x[i]                                      | real[K]",
        "y[i] = sum[j in 0..N] (j <= i ? x[j] : 0) + 0 * x[i]  | real[N]",
        "y[i] = max[j] a[i, j] * w[0]                          | real[N]"
      })
  void rangesFollowFromReads(String let, String type) {
    Body body = Resolved.model(INPUTS, "let " + let + ";", "output s = sum(y);", ALL_USED);
    assertEquals(type, Resolved.let(body, "y").value().type().toString());
  }

  @Test
  void whatOnlyTheDimsCanTellIsDemanded() {
    Body body = Resolved.model("input x: real[N];", "output y = x[N - 1] + x[2];");
    List<String> demands =
        body.requirements().stream().map(Requirement::extent).map(Object::toString).toList();
    assertEquals(List.of("N - 1", "N - 3"), demands);
  }

  @Test
  void whatIsProvenIsNotDemanded() {
    Body body =
        Resolved.model(
            "input x: real[N];", "let y[i] = x[i] + x[N - 1 - i];", "output s = sum(y);");
    assertEquals(List.of(), body.requirements());
  }

  @Test
  void theNumberOfABuildTimeParameterServesProofs() {
    Body body = Resolved.model("input x: real[K, D];", "output y = x[2];");
    assertEquals(List.of(), body.requirements());
    assertTrue(
        Resolved.complaints("model M(K = 3) { input x: real[K]; output y = x[3]; }")
            .contains("[outside]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int[D] in 0..N            | k[i]",
        "int[D] in 0..N - 1        | k[i] + 1",
        "int[D]                    | k[i] % N",
        "int[D] in 0..2 * N        | k[i] div 2",
        "int[D] in 0..N            | N - 1 - k[i]",
        "int[D] in 0..N            | min(k[i], k[i])",
        "int[D] in 0..N            | (N > 2 ? k[i] : k[i])"
      })
  void aGatherIsInsideByTheDomainOfItsInts(String type, String index) {
    Body body =
        Resolved.model(
            "input x: real[N];",
            "input k: " + type + ";",
            "let y[i in D] = x[" + index + "];",
            "output s = sum(y);");
    long demands =
        body.requirements().stream().filter(r -> !r.extent().toString().equals("N - 1")).count();
    assertEquals(0, demands);
  }

  @Test
  void indicesOfLeadingAxesRunOverAllOfThem() {
    Body body =
        Resolved.model(
            "input z: real[N, D, 4];", "let y[..s, k] = 2 * z[..s, k];", "output t = sum(y);");
    assertEquals("real[N, D, 4]", Resolved.let(body, "y").value().type().toString());
  }
}
