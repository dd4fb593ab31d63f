package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code c[i, j, b] = sum over k of x[i, k, b] * y[k, j, b]}: each axis of x, y and c bears a
 * label, and labels that c lacks are summed over. A label stands at most once in each of the three,
 * and in two of them at least.
 */
public record Contraction(List<Integer> left, List<Integer> right, List<Integer> result)
    implements Registered {
  public Contraction {
    left = List.copyOf(left);
    right = List.copyOf(right);
    result = List.copyOf(result);
  }

  @Override
  public String spelling() {
    return "contract";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    Require.that(operands.size() == 2 && labelsFit() && extentsFit(operands), this, operands);
    return TensorType.real(
        result.stream().map(label -> extent(label, operands)).toArray(Extent[]::new));
  }

  private boolean labelsFit() {
    return isOnceEach(left)
        && isOnceEach(right)
        && isOnceEach(result)
        && left.stream().allMatch(label -> right.contains(label) || result.contains(label))
        && right.stream().allMatch(label -> left.contains(label) || result.contains(label))
        && result.stream().allMatch(label -> left.contains(label) || right.contains(label));
  }

  private static boolean isOnceEach(List<Integer> labels) {
    return labels.stream().distinct().count() == labels.size();
  }

  private boolean extentsFit(List<TensorType> operands) {
    TensorType x = operands.get(0);
    TensorType y = operands.get(1);
    return x.isReal()
        && y.isReal()
        && x.rank() == left.size()
        && y.rank() == right.size()
        && left.stream()
            .filter(right::contains)
            .allMatch(
                label ->
                    x.shape()
                        .extent(left.indexOf(label))
                        .equals(y.shape().extent(right.indexOf(label))));
  }

  private Extent extent(int label, List<TensorType> operands) {
    int place = left.indexOf(label);
    return place >= 0
        ? operands.get(0).shape().extent(place)
        : operands.get(1).shape().extent(right.indexOf(label));
  }

  /** The labels summed over, in the order of x's axes. */
  public List<Integer> summed() {
    return left.stream().filter(label -> !result.contains(label)).toList();
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    List<Integer> loops = new ArrayList<>(result);
    loops.addAll(summed());
    Scalar product =
        Scalars.times(
            Scalars.load(0, operands.get(0), left.stream().map(loops::indexOf).toList()),
            Scalars.load(1, operands.get(1), right.stream().map(loops::indexOf).toList()));
    List<Extent> extents = summed().stream().map(label -> extent(label, operands)).toList();
    return extents.isEmpty()
        ? Computation.Pointwise.of(product)
        : Computation.Pointwise.folding(Fold.SUM, extents, product);
  }

  @Override
  public Optional<Expr> adjoint(Expr product, int operand, Expr seed) {
    return Optional.of(
        operand == 0
            ? Totals.contract(seed, result, product.operand(1), right, left)
            : Totals.contract(product.operand(0), left, seed, result, right));
  }

  @Override
  public Optional<Expr> tangent(Expr product, List<Optional<Expr>> tangents) {
    return Tangents.sum(
        tangents,
        List.of(
            t -> Totals.contract(t, left, product.operand(1), right, result),
            t -> Totals.contract(product.operand(0), left, t, right, result)));
  }

  @Override
  public Facts facts(List<Facts> operands) {
    Facts x = operands.get(0);
    Facts y = operands.get(1);
    return facts(x, y, x.isNonNegative() && y.isNonNegative());
  }

  /** Products of equal elements are squares. */
  @Override
  public Facts factsOf(List<Expr> operands) {
    Facts x = operands.get(0).facts();
    Facts y = operands.get(1).facts();
    boolean squares = operands.get(0) == operands.get(1) && left.equals(right);
    return facts(x, y, squares || x.isNonNegative() && y.isNonNegative());
  }

  private static Facts facts(Facts x, Facts y, boolean positive) {
    boolean finite = x.finite() && y.finite();
    double infinity = Double.POSITIVE_INFINITY;
    return new Facts(finite, finite, positive ? 0 : -infinity, infinity);
  }
}
