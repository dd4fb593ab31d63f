package dev.gradwright.compiler.op;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Operators refuse operands whose shapes do not fit, whoever has built them. */
class OperandTypesTest {
  private final ExprTable table = new ExprTable();
  private int leaves;

  private Expr real(int... extents) {
    Extent[] shape = IntStream.of(extents).mapToObj(Extent::of).toArray(Extent[]::new);
    return Leaves.leaf(table, "x" + leaves++, TensorType.real(shape));
  }

  private static Shape shape(int... extents) {
    return Shape.of(IntStream.of(extents).mapToObj(Extent::of).toArray(Extent[]::new));
  }

  private record Row(String name, Supplier<Expr> fits, Supplier<Expr> refused) {}

  // @formatter:off
  private final List<Row> rows =
      List.of(
          new Row("add",       () -> Formula.plus(real(2, 3), real(2, 3)),                  () -> Formula.plus(real(2, 3), real(3, 2))),
          new Row("min",       () -> Formula.min(real(2), real(2)),                         () -> Formula.min(real(2), real(3))),
          new Row("select",    () -> Formula.select(Formula.less(real(2), real(2)), real(2), real(2)),
                                                                                            () -> Formula.select(Formula.less(real(2), real(2)), real(2), real(3))),
          new Row("condition", () -> Formula.select(Formula.less(real(2), real(2)), real(2), real(2)),
                                                                                            () -> Formula.select(Formula.less(real(3), real(3)), real(2), real(2))),
          new Row("concat",    () -> Rearrange.concat(List.of(real(2, 3), real(4, 3)), 0),  () -> Rearrange.concat(List.of(real(2, 3), real(4, 2)), 0)),
          new Row("axis",      () -> Rearrange.concat(List.of(real(2, 3), real(2, 3)), 1),  () -> Rearrange.concat(List.of(real(2, 3), real(2, 3)), 2)),
          new Row("reshape",   () -> Rearrange.reshape(real(2, 3), shape(6)),               () -> Rearrange.reshape(real(2, 3), shape(5))),
          new Row("transpose", () -> Rearrange.transpose(real(2, 3), List.of(1, 0)),        () -> Rearrange.transpose(real(2, 3), List.of(0, 0))),
          new Row("diagonal",  () -> Rearrange.diagonal(real(3, 3), 0, 1),                  () -> Rearrange.diagonal(real(2, 3), 0, 1)),
          new Row("broadcast", () -> Rearrange.broadcast(real(3), shape(2, 3), List.of(1)), () -> Rearrange.broadcast(real(3), shape(2, 4), List.of(1))),
          new Row("product",   () -> Totals.matrixProduct(real(2, 3), real(3, 4)),          () -> Totals.matrixProduct(real(2, 3), real(2, 4))),
          new Row("cholesky",  () -> Matrices.cholesky(real(3, 3)),                         () -> Matrices.cholesky(real(2, 3))));
  // @formatter:on

  @TestFactory
  Stream<DynamicTest> shapesThatDoNotFitAreRefusedByName() {
    return rows.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row)));
  }

  private static void check(Row row) {
    assertDoesNotThrow(row.fits()::get);
    Exception refusal = assertThrows(IllegalArgumentException.class, row.refused()::get);
    assertTrue(refusal.getMessage().contains("does not fit"), refusal::getMessage);
  }
}
