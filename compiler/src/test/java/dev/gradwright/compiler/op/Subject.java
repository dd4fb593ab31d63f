package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An operator at work on operands whose extents are known. */
public interface Subject {
  String name();

  /** The row of a table that it is, if it is one. */
  Optional<Operator> row();

  Map<String, Long> dims();

  List<TensorType> types();

  /** What an operand that is not real may be. */
  Numbers held(int operand);

  /** The application to operands. */
  Expr apply(ExprTable table, List<Expr> operands);

  /** Fresh leaves of the operands' types. */
  default List<Expr> leaves(ExprTable table) {
    return IntStream.range(0, types().size())
        .mapToObj(i -> Leaves.leaf(table, "x" + i, types().get(i)))
        .toList();
  }

  default List<Integer> extents(int operand) {
    return Numbers.extents(types().get(operand).shape(), dims()::get);
  }
}
