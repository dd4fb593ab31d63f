package dev.gradwright.compiler.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.LoopProgram;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs with loops have the same values and derivatives, rewritten or as they are. */
class LoopOptimiserTest {
  /** Some thousand roundings. */
  private static final double ROUNDING = 1e-12;

  @TestFactory
  Stream<DynamicTest> rewrittenLoopsHaveTheSameValuesAndDerivatives() {
    return LoopProgram.all().map(p -> DynamicTest.dynamicTest(p.name(), () -> check(p)));
  }

  @Test
  void aRewriteOfLoopsThatChangesATypeIsNamed() {
    LoopProgram program = LoopProgram.all().findFirst().orElseThrow();
    LoopRewriting broken = new LoopRewriting(List.of(new AddsAnAxis()));
    List<Expr> roots = List.of(program.function());
    BrokenRewrite error = assertThrows(BrokenRewrite.class, () -> broken.apply(roots));
    assertTrue(error.getMessage().contains("AddsAnAxis"), error.getMessage());
  }

  private static final class AddsAnAxis implements LoopRewrite {
    @Override
    public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
      return Optional.of(result -> Leaves.iota(result.of().table(), Shape.of(Extent.ONE), 0));
    }
  }

  private static void check(LoopProgram program) {
    List<Expr> roots = new ArrayList<>(List.of(program.function()));
    Expr second = Formula.zerosLike(program.function());
    for (Expr source : program.sources()) {
      Expr gradient = Leaves.gradient(program.function(), source);
      roots.add(gradient);
      second = Formula.plus(second, Totals.sum(Formula.square(gradient)));
    }
    for (Expr source : program.sources()) {
      roots.add(Leaves.gradient(second, source));
    }
    List<Numbers> plain = evaluate(program, expanded(roots));
    List<Expr> rewritten =
        Optimiser.optimise(expanded(Optimiser.stabilise(roots)), Evaluator::constants);
    List<Numbers> found = evaluate(program, rewritten);
    for (int i = 0; i < plain.size(); i++) {
      compare(program.name() + " root " + i, plain.get(i), found.get(i));
    }
  }

  private static List<Expr> expanded(List<Expr> roots) {
    return Adjoint.expand(roots, SurrogateRules.AS_WRITTEN);
  }

  private static List<Numbers> evaluate(LoopProgram program, List<Expr> roots) {
    return Evaluator.evaluate(roots, Map.of(), program.scene().given());
  }

  private static void compare(String name, Numbers expected, Numbers found) {
    assertEquals(expected.extents(), found.extents(), name);
    for (int i = 0; i < expected.elements().length; i++) {
      double size = expected.magnitudes()[i] + found.magnitudes()[i];
      double difference = Math.abs(expected.elements()[i] - found.elements()[i]);
      assertTrue(Double.isFinite(size), name);
      assertTrue(difference <= ROUNDING * size, name + ": " + difference + " of " + size);
    }
  }
}
