package dev.gradwright.compiler.verify;

import dev.gradwright.runtime.model.FlatParameters;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Values for the variables and the constants of a question, in f64. */
record Point(List<Parameter> variables, List<Tensor> constants) {
  Point {
    variables = List.copyOf(variables);
    constants = List.copyOf(constants);
  }

  /** The tensors that a function of this question reads: variables, then constants. */
  List<Tensor> inputs() {
    List<Tensor> inputs = new ArrayList<>();
    variables.forEach(variable -> inputs.add(variable.value()));
    inputs.addAll(constants);
    return inputs;
  }

  FlatParameters flat() {
    return new FlatParameters(variables);
  }

  double[] values() {
    double[] values = new double[flat().size()];
    flat().copyTo(values);
    return values;
  }

  /** Copies tensors that the next call would overwrite. */
  static List<Tensor> copies(List<Tensor> tensors) {
    List<Tensor> copies = new ArrayList<>();
    tensors.forEach(tensor -> copies.add(((DoubleTensor) tensor).copy()));
    return copies;
  }
}
