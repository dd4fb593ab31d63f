package dev.gradwright.compiler;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.explain.Differentiation;
import dev.gradwright.compiler.explain.Explainer;
import dev.gradwright.compiler.type.Precision;
import java.util.List;
import java.util.Optional;

/** Explains models: gives the explaining stage what the other stages can do. */
public final class GradientExplainer {
  /** How explanations ask for derivatives. */
  public static final Differentiation DERIVED =
      new Differentiation() {
        @Override
        public List<Expr> adjoints(Expr result, Expr seed, List<Expr> sources) {
          return Adjoint.adjoints(result, seed, sources);
        }

        @Override
        public Expr plain(Expr expr) {
          return Adjoint.expand(List.of(expr), SurrogateRules.AS_WRITTEN).get(0);
        }
      };

  private GradientExplainer() {}

  /**
   * What a model computes and how it is differentiated, as Markdown.
   *
   * @param model as a {@link Compilation} without errors has it
   * @param precision in place of what the model says
   */
  public static String explain(Graph model, Optional<Precision> precision) {
    CompilerOptions options =
        precision.map(CompilerOptions.defaults()::in).orElse(CompilerOptions.defaults());
    GradientCompiler compiler = new GradientCompiler(name -> Optional.empty(), options);
    return DeepStack.call(
        GradientCompiler.STACK_BYTES,
        () -> Explainer.explain(compiler.stabilise(model), compiler.merged(model), DERIVED));
  }
}
