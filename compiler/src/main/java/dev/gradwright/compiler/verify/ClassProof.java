package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.runtime.tensor.Precision;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Compares all that a shipped class tells with its twin in f64. Each value may be off by {@value
 * #FACTOR} times the unit roundoff of the class, times the sum of the absolute values of the terms
 * that it is made of: more than any order of summation costs, and far less than a mistake.
 */
final class ClassProof {
  /** A condition that rounding tips over at one point is no mistake; at each of these it is one. */
  private static final int POINTS = 3;

  private static final int FACTOR = 64;
  private static final long SEED = 20260102;

  private final Graph graph;
  private final ShippedClass shipped;
  private final Reference reference;
  private final Map<String, Long> dims;

  ClassProof(Graph graph, ShippedClass shipped, Reference reference, Map<String, Long> dims) {
    this.graph = graph;
    this.shipped = shipped;
    this.reference = reference;
    this.dims = dims;
  }

  /** A value that is off by more than it may. */
  record Off(String place, double shipped, double twin, double tolerance) {}

  /** A value that is off, if there is one at each of several points. */
  Optional<Off> run(Draw draw) {
    Random random = new Random(SEED);
    Optional<Off> off = Optional.empty();
    for (int i = 0; i < POINTS; i++) {
      off = Attempts.first(() -> at(next(draw, random)));
      if (off.isEmpty()) {
        return off;
      }
    }
    return off;
  }

  private Point next(Draw draw, Random random) {
    return draw.next(Question.parameters(graph), Question.constants(graph), random);
  }

  private Optional<Off> at(Point point) {
    int inputs = graph.inputs().size();
    int given = inputs + graph.seeds().size();
    List<Tensor> constants = point.constants();
    List<ShippedClass.Told> told =
        shipped.tell(
            graph,
            point.variables(),
            constants.subList(0, inputs),
            constants.subList(inputs, given),
            constants.subList(given, constants.size()));
    List<Reference.Bounded> exact = reference.evaluate(graph, dims, leaves(point));
    for (int i = 0; i < told.size(); i++) {
      Optional<Off> off = compare(told.get(i), exact.get(i));
      if (off.isPresent()) {
        return off;
      }
    }
    return Optional.empty();
  }

  private Map<Expr, Tensor> leaves(Point point) {
    List<Question.Variable> variables = Question.parameters(graph);
    List<Question.Constant> constants = Question.constants(graph);
    Map<Expr, Tensor> leaves = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      leaves.put(variables.get(i).value(), point.variables().get(i).value());
    }
    for (int i = 0; i < constants.size(); i++) {
      leaves.put(constants.get(i).value(), point.constants().get(i));
    }
    return leaves;
  }

  private Optional<Off> compare(ShippedClass.Told told, Reference.Bounded twin) {
    for (int i = 0; i < twin.values().length; i++) {
      double found = Element.of(told.value(), i);
      double exact = twin.values()[i];
      double tolerance = FACTOR * unit() * twin.magnitudes()[i];
      boolean same = Double.compare(found, exact) == 0;
      if (!same && !(Math.abs(found - exact) <= tolerance)) {
        return Optional.of(new Off(told.name() + index(told.value(), i), found, exact, tolerance));
      }
    }
    return Optional.empty();
  }

  private double unit() {
    return shipped.precision() == Precision.F32 ? 0x1p-24 : 0x1p-53;
  }

  private static String index(Tensor tensor, int flat) {
    Integer[] index = new Integer[tensor.rank()];
    int rest = flat;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % tensor.extent(axis);
      rest /= tensor.extent(axis);
    }
    return index.length == 0 ? "" : List.of(index).toString();
  }
}
