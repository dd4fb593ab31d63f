package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Values in f64 by another way than generated code, with what rounding may do to them. */
public interface Reference {

  /** The roots' values for given extents and leaves; derivatives are as the model states them. */
  List<Bounded> evaluate(List<Expr> roots, Map<String, Long> dims, Map<Expr, Tensor> leaves);

  /**
   * The elements of a tensor.
   *
   * @param magnitudes for each element the sum of the absolute values of the terms it is made of: a
   *     small multiple of it, times the unit roundoff, bounds the rounding error
   */
  record Bounded(double[] values, double[] magnitudes) {}
}
