package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gradient;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Marker;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model's own {@code grad(e wrt a)} claim: with an amount added to a, which is zero at the
 * point, e changes by the gradient times the amount.
 */
final class WrittenGradients {
  /** Each costs two compiled functions. */
  static final int MOST = 16;

  /** A question, and where its gradient is written. */
  record Written(Question question, Optional<Span> span) {}

  private final Graph graph;

  private WrittenGradients(Graph graph) {
    this.graph = graph;
  }

  /** The questions, one for each value that is differentiated; as many as there are. */
  static List<Written> of(Graph graph) {
    return new WrittenGradients(graph).all();
  }

  private List<Written> all() {
    List<Expr> roots = new ArrayList<>();
    graph.outputs().forEach(output -> roots.add(output.value()));
    graph.loss().ifPresent(roots::add);
    graph.states().forEach(state -> roots.add(state.next()));
    Map<Expr, List<Expr>> byObjective = new LinkedHashMap<>();
    for (Expr expr : Order.of(roots)) {
      if (expr.operator() instanceof Gradient) {
        byObjective.computeIfAbsent(expr.operand(0), e -> new ArrayList<>()).add(expr);
      }
    }
    return byObjective.entrySet().stream().map(e -> written(e.getKey(), e.getValue())).toList();
  }

  private Written written(Expr objective, List<Expr> gradients) {
    Map<Expr, Question.Variable> amounts = new LinkedHashMap<>();
    for (Expr gradient : gradients) {
      amounts.put(gradient.operand(1), amount(gradient.operand(1)));
    }
    List<Question.Constant> constants = new ArrayList<>(Question.constants(graph));
    Question.parameters(graph)
        .forEach(p -> constants.add(new Question.Constant(p.value(), p.sample())));
    Question question =
        new Question(
            "grad", moved(objective, amounts), gradients, List.copyOf(amounts.values()), constants);
    return new Written(question, origin(gradients.get(0)).map(Origin::span));
  }

  private static Question.Variable amount(Expr place) {
    String name = origin(place).flatMap(Origin::name).orElse("what stands after wrt");
    // No user can give such a name.
    String leaf = "amount " + place.table().identity();
    return new Question.Variable(
        name, Leaves.leaf(place.table(), leaf, place.type()), new Sample.Zeros());
  }

  /** The objective with each place moved by its amount; what does not see the place stays. */
  private static Expr moved(Expr objective, Map<Expr, Question.Variable> amounts) {
    return Rewriting.of(
            List.of(objective),
            (original, expr) ->
                amounts.containsKey(original) ? moved(expr, amounts.get(original).value()) : expr)
        .get(0);
  }

  /** A marker stays the node that gradients inside of the objective are taken at. */
  private static Expr moved(Expr place, Expr amount) {
    return place.operator() instanceof Marker
        ? place.table().apply(place.operator(), Formula.plus(place.operand(0), amount))
        : Formula.plus(place, amount);
  }

  private static Optional<Origin> origin(Expr expr) {
    return expr.table().origin(expr);
  }
}
