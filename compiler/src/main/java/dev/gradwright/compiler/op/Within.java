package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Graph.Domain;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code y = x}, whose elements must keep to a domain: one that does not is an error that {@code
 * what} tells of.
 */
public record Within(Domain domain, String what) implements Registered {

  /** The value, checked unless it is known to keep to the domain. */
  public static Expr keep(Expr x, Domain domain, String what) {
    Within within = new Within(domain, what);
    return within.holds(x.facts()) ? x : x.table().apply(within, x);
  }

  /** What is known of values in a domain. */
  public static Facts facts(Domain domain) {
    return Facts.between(least(domain), most(domain));
  }

  private static double least(Domain domain) {
    return domain instanceof Domain.Ints ints
        ? number(ints.from(), Double.NEGATIVE_INFINITY)
        : ((Domain.Reals) domain).from();
  }

  private static double most(Domain domain) {
    return domain instanceof Domain.Ints ints
        ? number(ints.to().plus(-1), Double.POSITIVE_INFINITY)
        : ((Domain.Reals) domain).to();
  }

  private static double number(Extent extent, double otherwise) {
    OptionalLong constant = extent.constant();
    return constant.isPresent() ? constant.getAsLong() : otherwise;
  }

  /** Whether values of which that much is known keep to the domain. */
  public boolean holds(Facts x) {
    boolean bounded = Double.isFinite(least(domain)) && Double.isFinite(most(domain));
    return bounded && x.number() && x.atLeast() >= least(domain) && x.atMost() <= most(domain);
  }

  /** Whether no value of which that much is known keeps to the domain. */
  public boolean isRefuted(Facts x) {
    return x.atMost() < least(domain) || x.atLeast() > most(domain);
  }

  @Override
  public String spelling() {
    return "within";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    ElementType element = domain instanceof Domain.Ints ? ElementType.INT : ElementType.REAL;
    boolean fits = operands.size() == 1 && operands.get(0).element() == element;
    Require.that(fits, this, operands);
    return operands.get(0);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    Scalar x = Scalars.load(0, operands.get(0));
    return Computation.Pointwise.of(new Scalar.Within(x, low(), high(), what));
  }

  private Scalar low() {
    return domain instanceof Domain.Ints ints
        ? Scalars.extent(ints.from())
        : Scalars.real(Double.toString(least(domain)));
  }

  private Scalar high() {
    return domain instanceof Domain.Ints ints
        ? Scalars.extent(ints.to().plus(-1))
        : Scalars.real(Double.toString(most(domain)));
  }

  @Override
  public Optional<Expr> adjoint(Expr result, int operand, Expr seed) {
    return Optional.of(seed);
  }

  @Override
  public Optional<Expr> tangent(Expr result, List<Optional<Expr>> tangents) {
    return tangents.get(0);
  }

  @Override
  public Facts facts(List<Facts> operands) {
    Facts x = operands.get(0);
    return Facts.between(Math.max(x.atLeast(), least(domain)), Math.min(x.atMost(), most(domain)));
  }
}
