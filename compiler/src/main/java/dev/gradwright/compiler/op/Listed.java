package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.stream.Collectors;

/** A tensor whose elements are written down, row-major, each as in a {@link Literal}. */
public record Listed(TensorType type, List<String> decimals) implements Registered {
  private static final int SHOWN = 4;

  public Listed {
    decimals = decimals.stream().map(Literal::canonical).toList();
  }

  @Override
  public String spelling() {
    String first = decimals.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return "[" + first + (decimals.size() > SHOWN ? ", ...]" : "]");
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits = operands.isEmpty() && type.shape().size().isConstant(decimals.size());
    Require.that(fits, this, operands);
    return type;
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return new Computation.Listed(decimals);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return decimals.stream()
        .map(decimal -> Facts.of(Double.parseDouble(decimal)))
        .reduce(Facts::or)
        .orElse(Facts.FINITE);
  }
}
