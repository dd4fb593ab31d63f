package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tangents of the results of a closed sub-DAG, for operands some of which have one. */
final class TangentBody {
  private TangentBody() {}

  /** The tangent of one result at operands with the given tangents; empty where it is zero. */
  static Optional<Expr> of(
      Body body, int result, List<Expr> operands, List<Optional<Expr>> tangents) {
    List<Expr> parameters = new ArrayList<>(body.parameters());
    List<Expr> arguments = new ArrayList<>(operands);
    Map<Expr, Expr> sources = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      if (tangents.get(i).isPresent()) {
        Expr given = tangents.get(i).get();
        Expr hole = Leaves.hole(given.table(), given.type(), given.facts());
        sources.put(body.parameters().get(i), hole);
        parameters.add(hole);
        arguments.add(given);
      }
    }
    return ForwardWalk.of(body.results().get(result), sources)
        .map(tangent -> new Body(parameters, List.of(tangent)).apply(arguments).get(0));
  }
}
