package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Gradient;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.source.MemberPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Is {@code gradients} the gradient of the scalar {@code objective} in {@code variables}, whatever
 * {@code constants} are?
 *
 * @param name what users call the objective
 */
record Question(
    String name,
    Expr objective,
    List<Expr> gradients,
    List<Variable> variables,
    List<Constant> constants) {
  Question {
    gradients = List.copyOf(gradients);
    variables = List.copyOf(variables);
    constants = List.copyOf(constants);
  }

  /** A real tensor that is varied; {@code path} is what users call it. */
  record Variable(String path, Expr value, Sample sample) {}

  /** A tensor that is held. */
  record Constant(Expr value, Sample sample) {
    static Constant of(Graph.Input input) {
      return new Constant(input.value(), new Sample.Of(input.domain()));
    }
  }

  /** What all is computed from. */
  List<Expr> inputs() {
    return inputs(variables, constants);
  }

  static List<Expr> inputs(List<Variable> variables, List<Constant> constants) {
    return Stream.concat(
            variables.stream().map(Variable::value), constants.stream().map(Constant::value))
        .toList();
  }

  /** The question that {@code check gradient} puts. */
  static Question first(Graph graph) {
    List<Variable> parameters = parameters(graph);
    if (graph.loss().isEmpty()) {
      return seeded(graph, parameters);
    }
    if (!parameters.isEmpty()) {
      return new Question("loss", scaled(graph), graph.gradients(), parameters, constants(graph));
    }
    // Nothing is learned: what remains to be proven is the gradient in the inputs.
    List<Variable> inputs = realInputs(graph);
    Expr loss = graph.loss().get();
    List<Expr> gradients =
        inputs.stream().map(input -> Leaves.gradient(loss, input.value())).toList();
    return new Question("loss", loss, gradients, inputs, others(graph));
  }

  private static Expr scaled(Graph graph) {
    Expr loss = graph.loss().orElseThrow();
    return graph.seeds().isEmpty() ? loss : Formula.times(graph.seeds().get(0).value(), loss);
  }

  /** What a model has learned. */
  static List<Variable> parameters(Graph graph) {
    return IntStream.range(0, graph.parameters().size())
        .mapToObj(i -> parameter(graph.parameters().get(i), new Sample.Start(i)))
        .toList();
  }

  /** What a model is given: its inputs, the adjoints of its outputs, and what it {@link #keeps}. */
  static List<Constant> constants(Graph graph) {
    Stream<Constant> given =
        Stream.concat(graph.inputs().stream(), graph.seeds().stream()).map(Constant::of);
    return Stream.concat(given, keeps(graph).stream()).toList();
  }

  /** What stands beside the parameters: states, then the words of random draws. */
  private static List<Constant> keeps(Graph graph) {
    List<Constant> kept = new ArrayList<>();
    for (Graph.State state : graph.states()) {
      kept.add(new Constant(state.value(), new Sample.StartOfState(kept.size())));
    }
    graph.draws().ifPresent(words -> kept.add(new Constant(words, new Sample.Words())));
    return kept;
  }

  /** Outputs against adjoints drawn by chance: {@code sum of seed * output}. */
  private static Question seeded(Graph graph, List<Variable> parameters) {
    List<Expr> outputs =
        graph.outputs().stream().map(Graph.Output::value).filter(e -> e.type().isReal()).toList();
    List<Expr> seeds = graph.seeds().stream().map(Graph.Input::value).toList();
    List<Variable> variables =
        Stream.concat(parameters.stream(), realInputs(graph).stream()).toList();
    List<Constant> constants =
        Stream.concat(others(graph).stream(), graph.seeds().stream().map(Constant::of)).toList();
    return new Question("outputs", dot(outputs, seeds), graph.gradients(), variables, constants);
  }

  /**
   * The question one order up: the gradient of this gradient's product with a direction, which is
   * the Hessian's product with it.
   */
  Question next() {
    List<Expr> directions = new ArrayList<>();
    List<Constant> fixed = new ArrayList<>(constants);
    for (Variable variable : variables) {
      Expr direction = Leaves.leaf(objective.table(), along(variable), variable.value().type());
      directions.add(direction);
      fixed.add(new Constant(direction, new Sample.Of(Optional.empty())));
    }
    Expr product = dot(gradients, directions);
    List<Expr> next = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      next.add(Leaves.gradient(product, place(i)));
    }
    return new Question("gradient of " + name, product, next, variables, fixed);
  }

  /** A name that no user can give, and no other direction has. */
  private String along(Variable variable) {
    return "along " + variable.path() + " " + objective.table().identity();
  }

  /** The node that the gradient is taken at: the marker under which the objective sees it. */
  private Expr place(int variable) {
    Expr gradient = gradients.get(variable);
    return gradient.operator() instanceof Gradient
        ? gradient.operand(1)
        : variables.get(variable).value();
  }

  private static Expr dot(List<Expr> left, List<Expr> right) {
    Expr sum = Totals.sum(Formula.times(left.get(0), right.get(0)));
    for (int i = 1; i < left.size(); i++) {
      sum = Formula.plus(sum, Totals.sum(Formula.times(left.get(i), right.get(i))));
    }
    return sum;
  }

  private static Variable parameter(Graph.Parameter parameter, Sample start) {
    return new Variable(MemberPath.of(parameter.path()), parameter.value(), start);
  }

  private static List<Variable> realInputs(Graph graph) {
    return graph.inputs().stream()
        .filter(input -> input.value().type().isReal())
        .map(input -> new Variable(input.name(), input.value(), new Sample.Of(input.domain())))
        .toList();
  }

  /** What a model without seeds is given beside its real inputs. */
  private static List<Constant> others(Graph graph) {
    Stream<Constant> given =
        graph.inputs().stream().filter(input -> !input.value().type().isReal()).map(Constant::of);
    return Stream.concat(given, keeps(graph).stream()).toList();
  }
}
