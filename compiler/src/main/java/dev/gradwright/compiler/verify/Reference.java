package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Values in f64 by another way than generated code, with what rounding may do to them. */
public interface Reference {

  /** What {@link Graph#values} are for given extents and leaves, by the rules that they state. */
  List<Bounded> evaluate(Graph graph, Map<String, Long> dims, Map<Expr, Tensor> leaves);

  /**
   * The elements of a tensor.
   *
   * @param magnitudes for each element the sum of the absolute values of the terms it is made of: a
   *     small multiple of it, times the unit roundoff, bounds the rounding error
   */
  record Bounded(double[] values, double[] magnitudes) {}
}
