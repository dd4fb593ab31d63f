package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.OptionalLong;

/** A polynomial of the dims as an int scalar. */
public record ExtentValue(Extent extent) implements Registered {
  @Override
  public String spelling() {
    return "extent " + extent;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.isEmpty(), this, operands);
    return TensorType.scalar(ElementType.INT);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return Computation.Pointwise.of(Scalars.extent(extent));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    OptionalLong least = extent.lowerBound(dim -> 0);
    return least.isEmpty() ? Facts.FINITE : Facts.between(least.getAsLong(), Integer.MAX_VALUE);
  }
}
