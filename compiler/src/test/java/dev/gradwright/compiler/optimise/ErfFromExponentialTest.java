package dev.gradwright.compiler.optimise;

import static dev.gradwright.compiler.op.Formula.erf;
import static dev.gradwright.compiler.op.Formula.erfBeside;
import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.negate;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.square;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErfFromExponentialTest {
  private final Scene scene = new Scene();
  private final Expr x = scene.tensor(List.of(2), 0.5, 2);
  private final Expr y = scene.tensor(List.of(2), -1, 3);

  @Test
  void theErrorFunctionSharesTheExponentialOfItsSlope() {
    Expr slope = exp(negate(square(x)));
    assertEquals(
        List.of(plus(erfBeside(x), y), slope),
        ErfFromExponential.of(List.of(plus(erf(x), y), slope)));
  }

  @Test
  void itMakesNoExponentialThatNobodyElseWants() {
    List<Expr> roots = List.of(erf(x), exp(negate(square(y))));
    assertEquals(roots, ErfFromExponential.of(roots));
  }
}
