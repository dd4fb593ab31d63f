package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code y[t, ..] = e(t)}, or c after the last step: an expression of a loop's body, or a carry.
 * The adjoint stage differentiates all results of a loop together.
 */
public record ScanResult(Loop loop, Expr of, Kind kind) implements Registered, LoopResult {
  @Override
  public LoopResult in(Loop loop, Expr of) {
    return new ScanResult(loop, of, kind);
  }

  @Override
  public String spelling() {
    return kind == Kind.STACKED ? "stacked" : "final";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits =
        typesOf(loop.next()).equals(typesOf(loop.carries()))
            && operands.size() == loop.parameters().size()
            && loop.starts(operands).equals(typesOf(loop.carries()))
            && loop.sequences(operands)
                .equals(typesOf(loop.slices()).stream().map(this::stacked).toList())
            && loop.captures(operands).equals(typesOf(loop.captured()))
            && (kind == Kind.STACKED || loop.carries().contains(of));
    Require.that(fits, this, operands);
    return kind == Kind.STACKED ? stacked(of.type()) : of.type();
  }

  private TensorType stacked(TensorType step) {
    return step.withShape(step.shape().with(0, loop.trips()));
  }

  private static List<TensorType> typesOf(List<Expr> exprs) {
    return exprs.stream().map(Expr::type).toList();
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return new Computation.Repeated();
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    throw new IllegalStateException("all results of a loop are differentiated together");
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    throw new IllegalStateException("all results of a loop are differentiated together");
  }

  /** What the body says, as far as its parameters are what it takes them to be. */
  @Override
  public Facts facts(List<Facts> operands) {
    List<Expr> parameters = loop.parameters();
    boolean asAssumed =
        IntStream.range(0, operands.size())
                .allMatch(i -> operands.get(i).imply(parameters.get(i).facts()))
            && IntStream.range(0, loop.next().size())
                .allMatch(i -> loop.next().get(i).facts().imply(loop.carries().get(i).facts()));
    return asAssumed ? of.facts() : Facts.NONE;
  }
}
