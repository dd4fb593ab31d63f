package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the loop that fills a group's elements with zeros, for a product that adds to them. */
final class Zeros {
  private Zeros() {}

  static Written write(Group group) {
    Block body = Block.outermost();
    Values values = new Values(body);
    Affine base = group.written().base();
    List<Translation.Index> indices = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int axis : base.coefficients().keySet()) {
      Local index = new Local(values.local(), ElementType.INT);
      values.declare(index.number(), body);
      indices.add(0, Translation.Index.of(axis, index));
      numbers.add(Scope.number(axis));
    }
    fill(body, values, base, group.type().shape().size(), 0, 0, indices);
    List<Statement> statements = values.finish();
    Kernel.Array array = new Kernel.Array(ElementType.REAL, Kernel.Access.WRITE);
    return new Written(
        new Kernel(List.of(array), Dims.of(statements), numbers.size(), statements),
        List.of(),
        numbers,
        Map.of(),
        List.of());
  }

  /**
   * {@code array[base .. base + size] = 0}, by the index of an axis that the base does not count.
   */
  static void fill(
      Block body,
      Values values,
      Affine base,
      Extent size,
      int array,
      int axis,
      List<Translation.Index> indices) {
    Local index = new Local(values.local(), ElementType.INT);
    Block block = body.open(KernelWriter.turns(index, Extent.ZERO, size, 1));
    values.declare(index.number(), block);
    List<Translation.Index> here = new ArrayList<>(indices);
    here.add(Translation.Index.of(axis, index));
    Expression place = new Translation(values, here).position(base.plus(Affine.axis(axis)));
    Expression zero = new Expression.Literal("0", ElementType.REAL);
    block.add(new Statement.Store(array, place, zero));
  }
}
