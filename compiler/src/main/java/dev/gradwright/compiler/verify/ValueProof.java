package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Proves of values, at points that are drawn, that they are finite, or stay when inputs move. */
final class ValueProof {
  private static final int POINTS = 8;
  private static final long SEED = 20260103;

  /**
   * Of the largest value seen: a moved point is another sum of rounded terms, and models lose some
   * digits of f64 to cancellation; what is not invariant is off by far more.
   */
  private static final double TOLERANCE = 1e-8;

  private final Graph graph;
  private final Functions functions;
  private final Draw draw;
  private final Random random = new Random(SEED);
  private final List<Question.Variable> variables;
  private final List<Question.Constant> constants;
  private final List<Expr> leaves;

  ValueProof(Graph graph, Functions functions, Draw draw) {
    this.graph = graph;
    this.functions = functions;
    this.draw = draw;
    this.variables = Question.parameters(graph);
    this.constants = Question.constants(graph);
    this.leaves = Question.inputs(variables, constants);
  }

  Finding finite(Graph.Check.Finite check) {
    Map<String, Expr> named = named();
    Engine.Running running = functions.start(leaves, List.copyOf(named.values()));
    for (int i = 0; i < POINTS; i++) {
      List<Tensor> results = at(running).results;
      int next = 0;
      for (String name : named.keySet()) {
        Optional<String> place = notFinite((RealTensor) results.get(next++));
        if (place.isPresent()) {
          return new Finding.NotFinite(graph.name(), check.span(), name, place.get());
        }
      }
    }
    return new Finding.Held(
        graph.name(), check.span(), named.size() + " values finite at " + POINTS + " points");
  }

  /** The real values that leave the model. */
  private Map<String, Expr> named() {
    Map<String, Expr> named = new LinkedHashMap<>();
    graph.outputs().stream()
        .filter(output -> output.value().type().isReal())
        .forEach(output -> named.put("output `" + output.name() + "`", output.value()));
    graph.loss().ifPresent(loss -> named.put("`loss`", loss));
    for (int i = 0; i < graph.parameters().size() && i < graph.gradients().size(); i++) {
      String path = MemberPath.of(graph.parameters().get(i).path());
      named.put("the gradient by `" + path + "`", graph.gradients().get(i));
    }
    return named;
  }

  private static Optional<String> notFinite(RealTensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (!Double.isFinite(tensor.get(i))) {
        return Optional.of(tensor.get(i) + (tensor.rank() == 0 ? "" : " at element " + i));
      }
    }
    return Optional.empty();
  }

  Finding invariant(Graph.Check.Invariant check) {
    Engine.Running running = functions.start(leaves, List.of(check.value()));
    String under = check.under().name().toLowerCase(Locale.ROOT);
    double worst = 0;
    for (int i = 0; i < POINTS; i++) {
      At point = at(running);
      RealTensor before = ((DoubleTensor) point.results.get(0)).copy();
      List<Tensor> moved = moved(check, point.inputs);
      RealTensor after = (RealTensor) running.results(moved).get(0);
      double scale = Math.max(largest(before), largest(after));
      for (int at = 0; at < before.size(); at++) {
        double error = Math.abs(before.get(at) - after.get(at));
        if (!(error <= TOLERANCE * scale)) {
          return new Finding.NotInvariant(
              graph.name(), check.span(), check.name(), under, before.get(at), after.get(at));
        }
        worst = scale == 0 ? worst : Math.max(worst, error / scale);
      }
    }
    String words = "`" + check.name() + "` invariant under " + under + ", worst relative change ";
    return new Finding.Held(
        graph.name(), check.span(), words + String.format(Locale.ROOT, "%.1e", worst));
  }

  private List<Tensor> moved(Graph.Check.Invariant check, List<Tensor> inputs) {
    Motion motion = Motion.draw(check.under(), random);
    List<Tensor> moved = new ArrayList<>(inputs);
    for (int i = 0; i < moved.size(); i++) {
      if (check.of().contains(leaves.get(i))) {
        moved.set(i, motion.apply((RealTensor) inputs.get(i)));
      }
    }
    return moved;
  }

  private static double largest(RealTensor tensor) {
    double largest = 0;
    for (int i = 0; i < tensor.size(); i++) {
      largest = Math.max(largest, Math.abs(tensor.get(i)));
    }
    return largest;
  }

  /** A point and what the model gives there. */
  private record At(List<Tensor> inputs, List<Tensor> results) {}

  private At at(Engine.Running running) {
    return Attempts.first(
        () -> {
          List<Tensor> inputs = draw.next(variables, constants, random).inputs();
          return new At(inputs, running.results(inputs));
        });
  }
}
