package dev.gradwright.compiler.adjoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Scene;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ModesTest {
  private final Scene scene = new Scene();
  private final Expr x = scene.vector(1, 2, 3);
  private final Expr sum = Totals.sum(Formula.square(x));
  private final Expr wide = Formula.times(Formula.sin(x), sum);

  @Test
  void aGraphSaysWhichModeEachDerivativeWasTakenIn() {
    assertEquals("forward mode, 3 directions", mode(() -> Leaves.jacobian(wide, x)));
    assertEquals("reverse mode, 1 seed", mode(() -> Leaves.jacobian(sum, x)));
    assertEquals("forward mode", mode(() -> Leaves.jvp(wide, x, x)));
    assertEquals("forward over reverse mode", mode(() -> Leaves.hvp(sum, x, x)));
  }

  private String mode(Supplier<Expr> derivative) {
    SourceFile file = SourceFile.of("a.grad", "output y = jacobian(e wrt x);");
    Span span = new Span(file, 11, 28);
    Origin origin = new Origin(span, Optional.empty(), Origin.Role.VALUE);
    Expr made = scene.table().from(Optional.of(origin), derivative);
    List<Graph.Derivation> all =
        Adjoint.expand(graph(made, span), SurrogateRules.AS_WRITTEN).derivations();
    assertEquals(List.of(span), all.stream().map(Graph.Derivation::span).toList());
    return all.get(0).mode();
  }

  private static Graph graph(Expr value, Span span) {
    return new Graph(
        "",
        "A",
        "",
        "a.grad",
        Precision.F64,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Graph.Output("y", value, "", span)),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }
}
