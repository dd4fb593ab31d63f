package dev.gradwright.compiler.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.optimise.RewriteExamples.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rewrite of the lists fires, keeps type and value, and stays away from near misses. */
class RewritesTest {
  /** A few dozen roundings. */
  private static final double ROUNDING = 1e-14;

  private final Demand demand = new Demand();
  private final RewriteExamples examples = new RewriteExamples(new Logistic());

  private List<Rewrite> all() {
    List<Rewrite> all = new ArrayList<>(Rewrites.cheaper(Evaluator::constants, demand));
    all.addAll(Rewrites.narrower());
    Rewrites.straighter().stream().filter(rewrite -> !isListed(rewrite, all)).forEach(all::add);
    all.addAll(Rewrites.steadier(examples.logistic));
    return all;
  }

  private static boolean isListed(Rewrite rewrite, List<Rewrite> all) {
    return List.copyOf(all).stream().anyMatch(other -> other.getClass() == rewrite.getClass());
  }

  private Stream<DynamicTest> each(BiConsumer<Rewrite, Examples> check) {
    return all().stream()
        .map(
            rewrite -> {
              Examples of = examples.all().get(rewrite.getClass());
              return DynamicTest.dynamicTest(
                  name(rewrite),
                  () -> {
                    assertNotNull(of, "a rewrite without examples: " + name(rewrite));
                    check.accept(rewrite, of);
                  });
            });
  }

  @TestFactory
  Stream<DynamicTest> everyRewriteFiresAndKeepsTypeAndValue() {
    return each(
        (rewrite, of) -> {
          assertFalse(of.fires().isEmpty());
          for (Expr before : of.fires()) {
            demand.count(List.of(before));
            Optional<Expr> after = rewrite.apply(before);
            assertTrue(after.isPresent(), () -> name(rewrite) + " does not fire on " + before);
            assertEquals(before.type(), after.get().type(), name(rewrite));
            requireSameValue(name(rewrite), before, after.get());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyRewriteStaysAwayFromNearMisses() {
    return each(
        (rewrite, of) -> {
          assertFalse(of.stays().isEmpty());
          for (Expr near : of.stays()) {
            demand.count(List.of(near));
            assertEquals(
                Optional.empty(), rewrite.apply(near), () -> name(rewrite) + " fires on " + near);
          }
        });
  }

  private void requireSameValue(String rewrite, Expr before, Expr after) {
    Numbers expected = evaluate(before);
    Numbers found = evaluate(after);
    for (int i = 0; i < expected.elements().length; i++) {
      double size = expected.magnitudes()[i] + found.magnitudes()[i];
      double allowed = Double.isFinite(size) ? ROUNDING * size : 0;
      double difference = Math.abs(expected.elements()[i] - found.elements()[i]);
      boolean same =
          difference <= allowed || Double.compare(expected.elements()[i], found.elements()[i]) == 0;
      assertTrue(same, rewrite + ": " + expected.elements()[i] + " became " + found.elements()[i]);
    }
  }

  private static String name(Rewrite rewrite) {
    return rewrite.getClass().getSimpleName();
  }

  private Numbers evaluate(Expr expr) {
    List<Expr> ready = Adjoint.expand(List.of(expr), SurrogateRules.AS_WRITTEN);
    return Evaluator.evaluate(ready, Map.of(), examples.scene.given()).get(0);
  }
}
