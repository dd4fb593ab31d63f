package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;

/** Turns graphs into something that runs, in f64. */
public interface Engine {

  /** A graph without parameters and loss, at given extents of its dims in their order. */
  Running start(Graph function, int[] dims);

  /** A function of tensors. */
  interface Running {
    /** The outputs, in order; overwritten by the next call. */
    List<Tensor> results(List<? extends Tensor> inputs);
  }
}
