package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs graphs by the reference evaluator. */
final class EvaluatedTwins implements Engine {
  @Override
  public Running start(Graph function, int[] dims) {
    Map<String, Long> extents = new HashMap<>();
    for (int i = 0; i < dims.length; i++) {
      extents.put(function.dims().get(i).name(), (long) dims[i]);
    }
    List<Expr> results = function.outputs().stream().map(Graph.Output::value).toList();
    List<Expr> expanded = Adjoint.expand(results, SurrogateRules.AS_WRITTEN);
    return inputs -> {
      Map<Expr, Numbers> leaves = new HashMap<>();
      for (int i = 0; i < inputs.size(); i++) {
        leaves.put(function.inputs().get(i).value(), numbers(inputs.get(i)));
      }
      return Evaluator.evaluate(expanded, extents, leaves).stream()
          .<Tensor>map(EvaluatedTwins::tensor)
          .toList();
    };
  }

  private static Numbers numbers(Tensor tensor) {
    double[] elements = new double[tensor.size()];
    Arrays.setAll(elements, i -> Element.of(tensor, i));
    List<Integer> extents = Arrays.stream(tensor.shape()).boxed().toList();
    return Numbers.of(extents, elements);
  }

  private static Tensor tensor(Numbers numbers) {
    int[] shape = numbers.extents().stream().mapToInt(Integer::intValue).toArray();
    return DoubleTensor.of(numbers.elements(), shape);
  }
}
