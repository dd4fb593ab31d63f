package dev.gradwright.compiler.dag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
  private static final TensorType REAL = TensorType.scalar(ElementType.REAL);

  private final ExprTable table = new ExprTable();

  /** Close to each other they are placed by their numbers, far apart they are sorted. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000})
  void operandsComeBeforeResultsHoweverMuchElseWasMadeBetween(int others) {
    Expr x = leaf("x");
    Expr y = leaf("y");
    for (int i = 0; i < others; i++) {
      leaf("other" + i);
    }
    Expr product = Formula.times(x, y);
    Expr sum = Formula.plus(product, x);
    assertEquals(List.of(x, y, product, sum), Order.of(List.of(sum, product, sum)));
  }

  private Expr leaf(String name) {
    return Leaves.leaf(table, name, REAL);
  }
}
