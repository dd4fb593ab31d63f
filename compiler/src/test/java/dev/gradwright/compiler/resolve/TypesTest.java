package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gradwright.compiler.resolved.Contraction;
import dev.gradwright.compiler.resolved.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input x: real[N, D]; input b: real[D];       | x + b                         | real[N, D]",
        "input x: real[N, D];                         | 2 * x                         | real[N, D]",
        "input k: int[N];                             | k + 1                         | int[N]",
        "input k: int[N];                             | k * 0.5                       | real[N]",
        "input k: int[N];                             | k^2 + k                       | int[N]",
        "input k: int[N];                             | k > 2                         | bool[N]",
        "input k: int[N]; input x: real[N];           | k > 2 ? k : x                 | real[N]",
        "input x: real[N, D]; input w: real[D, 3];    | x @ w                         | real[N, 3]",
        "input x: real[D]; input w: real[D, 3];       | x @ w                         | real[3]",
        "input x: real[N, D]; input w: real[D];       | x @ w                         | real[N]",
        "input x: real[D]; input w: real[D];          | x @ w                         | real",
        "input x: real[4, N, D]; input w: real[D, 3]; | x @ w                         | real[4, N, 3]",
        "input x: real[4, N, D]; input w: real[4, D, 3]; | x @ w                      | real[4, N, 3]",
        "input x: real[N, D]; input w: real[4, D, 3]; | x @ w                         | real[4, N, 3]",
        "input x: real[D]; input w: real[4, D, 3];    | x @ w                         | real[4, 3]",
        "input x: real[5, 4, N, D]; input w: real[4, D, 3]; | x @ w                   | real[5, 4, N, 3]",
        "input x: real[4, N, D];                      | x.T                           | real[4, D, N]",
        "input x: real[4, N, D];                      | x[1]                          | real[N, D]",
        "input x: real[4, N, D];                      | x[.., 0]                      | real[4, D]",
        "input x: real[4, N, D];                      | x[1..3, 0]                    | real[2, D]",
        "input x: real[4, N, D];                      | x[..s, 0]                     | real[4, N]",
        "input x: real[4, N, D];                      | sum[i] x[i]                   | real[N, D]",
        "input x: real[4, N, D];                      | mean(x)                       | real",
        "input k: int[N];                             | mean(k)                       | real",
        "input k: int[N];                             | sum(k)                        | int",
        "input x: real[4, N, D];                      | argmax(x)                     | int[4, N]",
        "input x: real[4, N, D];                      | argmin(x, axis = 0)           | int[N, D]",
        "input x: real[4, N, D];                      | reshape(x, [N, 4 * D])        | real[N, 4*D]",
        "input x: real[4, N, D];                      | transpose(x, [2, 0, 1])       | real[D, 4, N]",
        "input x: real[4, N];                         | concat(x, x, axis = 1)        | real[4, 2*N]",
        "input x: real[4, N];                         | pad(x, 1, 2, axis = 1)        | real[4, N + 3]",
        "input x: real[4, N];                         | [x, 2 * x]                    | real[2, 4, N]",
        "input x: real;                               | [[x, 1], [2, 3]]              | real[2, 2]",
        "input x: real[N, D]; input k: int[N] in 0..D; | softmaxCrossEntropy(x, k)    | real[N]",
        "input x: real[N, D];                         | huber(x, 1)                   | real[N, D]",
        "input k: int[N, D] in 0..5;                  | oneHot(k, 5)                  | real[N, D, 5]",
        "input x: real[N];                            | where(x > 0, x, 0)            | real[N]"
      })
  void expressionsHaveTheTypesOfTheReference(String inputs, String expression, String type) {
    assertEquals(type, Resolved.type(inputs, expression));
  }

  @Test
  void anIntLiteralThatMeetsARealIsWrittenAsReal() {
    Expression.Chain chain = chain("input x: real[N];", "2 * x");
    assertEquals("real", chain.first().type().toString());
    assertEquals("real[N]", chain.links().get(0).left().toString());
  }

  @Test
  void theOperandThatLacksLeadingDimsIsBroadcast() {
    Expression.Chain chain = chain("input x: real[N, D]; input b: real[D];", "x + b");
    assertInstanceOf(Expression.Broadcast.class, chain.links().get(0).right());
  }

  @Test
  void aBatchAxisThatOneOperandLacksIsNotAmongItsLabels() {
    Expression.Chain chain = chain("input x: real[N, D]; input w: real[4, D, 3];", "x @ w");
    assertEquals(
        new Contraction(List.of(0, 1), List.of(3, 1, 2), List.of(3, 0, 2)),
        chain.links().get(0).operation());
  }

  private static Expression.Chain chain(String inputs, String expression) {
    String output = "output y = " + expression + ";";
    return (Expression.Chain) Resolved.let(Resolved.model(inputs, output), "y").expression();
  }
}
