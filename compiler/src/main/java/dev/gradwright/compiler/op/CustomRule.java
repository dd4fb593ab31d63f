package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code y = f(x, ..)} whose adjoint is stated, not derived. {@code primal} gives all of f's
 * results in its arguments, of which this is the one numbered {@code result}; {@code bars} gives
 * the adjoint of each real argument in the arguments and then one seed for each result. Where f has
 * several results, each is taken back by itself, with zeros as the seeds of the others.
 */
public record CustomRule(Body primal, Body bars, int result, Kind kind) implements Registered {
  /** What a rule claims to be. */
  public enum Kind {
    /** The true derivative; checks hold it against the body. */
    TRUE,
    /** Knowingly another one. */
    SURROGATE
  }

  @Override
  public String spelling() {
    return "rule";
  }

  @Override
  public Optional<String> ruleName() {
    return Optional.of("the fn that states its own");
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(typesOf(primal.parameters()).equals(operands), this, operands);
    boolean whole =
        bars.parameters().size() == operands.size() + primal.results().size()
            && typesOf(bars.results())
                .equals(operands.stream().filter(TensorType::isReal).toList());
    Require.that(whole, this, operands);
    return primal.results().get(result).type();
  }

  private static List<TensorType> typesOf(List<Expr> exprs) {
    return exprs.stream().map(Expr::type).toList();
  }

  /** The application without its rule. */
  public Expr body(Expr application) {
    return primal.apply(application.operands()).get(result);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return new Computation.Formal();
  }

  @Override
  public Optional<Expr> adjoint(Expr application, int operand, Expr seed) {
    List<Expr> arguments = new ArrayList<>(application.operands());
    IntStream.range(0, primal.results().size())
        .mapToObj(i -> i == result ? seed : Formula.zerosLike(primal.results().get(i)))
        .forEach(arguments::add);
    long bar =
        application.operands().subList(0, operand).stream().filter(CustomRule::isReal).count();
    return Optional.of(bars.apply(arguments).get((int) bar));
  }

  private static boolean isReal(Expr argument) {
    return argument.type().isReal();
  }

  @Override
  public Optional<Expr> tangent(Expr application, List<Optional<Expr>> tangents) {
    throw new IllegalStateException("tangents pass through the body, which replaces its rule");
  }

  @Override
  public Facts facts(List<Facts> operands) {
    boolean asAssumed = operands.stream().allMatch(Facts::finite);
    return asAssumed ? primal.results().get(result).facts() : Facts.NONE;
  }
}
