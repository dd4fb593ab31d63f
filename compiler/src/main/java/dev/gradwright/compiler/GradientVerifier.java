package dev.gradwright.compiler;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.optimise.Optimiser;
import dev.gradwright.compiler.source.RefusedException;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.verify.CompiledTwins;
import dev.gradwright.compiler.verify.Element;
import dev.gradwright.compiler.verify.Finding;
import dev.gradwright.compiler.verify.NoSampleException;
import dev.gradwright.compiler.verify.Reference;
import dev.gradwright.compiler.verify.Verifier;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the checks of models: gives the verifying stage what the other stages can do. */
public final class GradientVerifier {
  private static final GradientCompiler TWINS =
      new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults().in(Precision.F64));

  /** Rounds where shipped classes do. */
  private static final GradientCompiler AS_SHIPPED =
      new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults());

  private GradientVerifier() {}

  /**
   * One finding for each check of a model.
   *
   * @param model as {@link Compilation#models} has it
   * @param classes where its compiled class is found
   */
  public static List<Finding> verify(Graph model, ClassLoader classes) {
    Verifier verifier =
        new Verifier(
            new CompiledTwins(GradientVerifier::lower),
            GradientVerifier::evaluate,
            Optimiser::specialise);
    return DeepStack.call(GradientCompiler.STACK_BYTES, () -> verifier.verify(model, classes));
  }

  /** What a check differentiates may need longer arrays than the model itself. */
  private static Map<String, String> lower(Graph function) {
    try {
      return TWINS.lower(function);
    } catch (RefusedException refusal) {
      throw new NoSampleException("in the formulas that prove it, " + refusal.getMessage());
    }
  }

  private static List<Reference.Bounded> evaluate(
      Graph model, Map<String, Long> dims, Map<Expr, Tensor> leaves) {
    Map<Expr, Numbers> numbers = new HashMap<>();
    leaves.forEach((leaf, tensor) -> numbers.put(leaf, numbers(tensor)));
    Graph expanded = AS_SHIPPED.derive(model);
    return Evaluator.evaluate(expanded.values(), dims, numbers).stream()
        .map(result -> new Reference.Bounded(result.elements(), result.magnitudes()))
        .toList();
  }

  private static Numbers numbers(Tensor tensor) {
    double[] elements = new double[tensor.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = Element.of(tensor, i);
    }
    return Numbers.of(Arrays.stream(tensor.shape()).boxed().toList(), elements);
  }
}
