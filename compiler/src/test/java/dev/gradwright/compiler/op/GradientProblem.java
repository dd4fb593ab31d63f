package dev.gradwright.compiler.op;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random real function of an operator's real operands, and its derivatives of two orders. */
public final class GradientProblem {
  /** What surrounds the operator. */
  public enum Setting {
    ALONE,
    INSIDE
  }

  private final ExprTable table = new ExprTable();
  private final Random random;
  private final Map<String, Long> dims;
  private final Map<Expr, Numbers> given = new HashMap<>();
  private final List<Expr> sources = new ArrayList<>();
  private final Expr function;
  private final String name;

  public GradientProblem(Subject operator, Setting setting, long seed) {
    random = new Random(seed);
    dims = operator.dims();
    name = operator.name() + " " + setting;
    List<Expr> leaves = operator.leaves(table);
    for (int i = 0; i < leaves.size(); i++) {
      Expr leaf = leaves.get(i);
      given.put(leaf, leaf.type().isReal() ? drawn(operator, i) : operator.held(i));
      if (leaf.type().isReal()) {
        sources.add(leaf);
      }
    }
    Expr result = operator.apply(table, setting == Setting.ALONE ? leaves : bent(leaves));
    Expr weighed = weighed(setting == Setting.ALONE ? result : bent(result, "0.3"));
    function = setting == Setting.ALONE ? weighed : rejoined(weighed);
  }

  private Numbers drawn(Subject operator, int operand) {
    List<Integer> extents = operator.extents(operand);
    int count = extents.stream().reduce(1, Math::multiplyExact);
    double[] drawn =
        operator
            .row()
            .map(row -> sampled(row, operand))
            .map(s -> s.draw(count, random))
            .orElseGet(() -> distinct(count));
    return Numbers.of(extents, drawn);
  }

  private static Sampled sampled(Object row, int operand) {
    return row instanceof Unary unary
        ? unary.sampled()
        : row instanceof Binary binary ? binary.sampled().get(operand) : Sampled.in(-2, 2);
  }

  /** Numbers around 0 in random order, any two of which are at least 0.2 apart. */
  private double[] distinct(int count) {
    List<Double> levels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      levels.add(0.3 * (i - count / 2.0) + 0.17 + random.nextDouble(-0.05, 0.05));
    }
    Collections.shuffle(levels, random);
    return levels.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private List<Expr> bent(List<Expr> leaves) {
    return leaves.stream().map(x -> x.type().isReal() ? bent(x, "0.01") : x).toList();
  }

  /** A function near x whose every derivative matters: {@code x + a sin 3x}. */
  private static Expr bent(Expr x, String amount) {
    return x.type().isReal()
        ? Formula.plus(x, Formula.times(amount, Formula.sin(Formula.times("3", x))))
        : x;
  }

  /** Every operand gets a second way into the function. */
  private Expr rejoined(Expr weighed) {
    Expr sum = weighed;
    for (Expr source : sources) {
      sum = Formula.plus(sum, weighed(Formula.square(source)));
    }
    return sum;
  }

  /** The sum of the elements times random weights: a random seed. */
  private Expr weighed(Expr x) {
    Expr reals = Formula.cast(x, ElementType.REAL);
    return Totals.sum(Formula.times(reals, random(reals)));
  }

  private Expr random(Expr like) {
    Expr leaf = Leaves.leaf(table, "random" + table.identity(), like.type());
    List<Integer> extents = Numbers.extents(like.shape(), dims::get);
    double[] drawn = new double[extents.stream().reduce(1, Math::multiplyExact)];
    Arrays.setAll(drawn, i -> random.nextDouble(0.5, 2) * (random.nextBoolean() ? 1 : -1));
    given.put(leaf, Numbers.of(extents, drawn));
    return leaf;
  }

  /** The operator and what surrounds it. */
  String name() {
    return name;
  }

  public boolean hasSources() {
    return !sources.isEmpty();
  }

  public Expr function() {
    return function;
  }

  /** The gradients of the function in each source. */
  public List<Expr> gradients() {
    return sources.stream().map(x -> Leaves.gradient(function, x)).toList();
  }

  /** The numbers of the leaves. */
  public Map<Expr, Numbers> given() {
    return Map.copyOf(given);
  }

  /** A random weighing of the function's gradient: a function again, for the second order. */
  public Expr weighedGradient() {
    Expr sum = Leaves.literal(table, "0");
    for (Expr source : sources) {
      sum = Formula.plus(sum, weighed(Leaves.gradient(function, source)));
    }
    return sum;
  }

  /** All entries of the gradient of f, by the adjoint formulas. */
  double[] gradient(Expr f) {
    List<Expr> gradients = sources.stream().map(x -> Leaves.gradient(f, x)).toList();
    return Evaluator.evaluate(expanded(gradients), dims, given).stream()
        .flatMapToDouble(numbers -> Arrays.stream(numbers.elements()))
        .toArray();
  }

  /** The same by differences of f. */
  double[] differences(Expr f) {
    Expr ready = expanded(List.of(f)).get(0);
    List<Double> all = new ArrayList<>();
    for (Expr source : sources) {
      Numbers at = given.get(source);
      for (int i = 0; i < at.elements().length; i++) {
        int entry = i;
        all.add(Differences.derivative(h -> value(ready, source, at, entry, h), 0.02));
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double value(Expr f, Expr source, Numbers at, int entry, double step) {
    double[] moved = at.elements().clone();
    moved[entry] += step;
    Map<Expr, Numbers> there = new HashMap<>(given);
    there.put(source, Numbers.of(at.extents(), moved));
    return Evaluator.evaluate(List.of(f), dims, there).get(0).value();
  }

  /** The derivative of f along random directions: by tangents, and by its gradient. */
  double[] alongRandomDirection(Expr f) {
    Expr ready = expanded(List.of(f)).get(0);
    List<Expr> directions = sources.stream().map(this::random).toList();
    Expr tangent =
        Adjoint.tangent(ready, sources, directions).orElseGet(() -> Leaves.literal(table, "0"));
    double forward = Evaluator.evaluate(List.of(tangent), dims, given).get(0).value();
    double[] gradient = gradient(f);
    double reverse = 0;
    int next = 0;
    for (Expr direction : directions) {
      for (double d : given.get(direction).elements()) {
        reverse += d * gradient[next++];
      }
    }
    return new double[] {forward, reverse};
  }

  private static List<Expr> expanded(List<Expr> roots) {
    return Adjoint.expand(roots, SurrogateRules.AS_WRITTEN);
  }
}
